// An HTML page as a tree of elements and texts, without what no reader of the page sees.
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements that hold no text of a document: code, pictures, fields to fill in, and the frame of a site. */
const UNSEEN = new Set(
  'script style noscript template iframe object svg canvas video audio button select option input textarea form nav aside footer head'.split(
    ' ',
  ),
);

export const isElement = (node: HtmlNode): node is HtmlElement => adapter.isElementNode(node);
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => adapter.isTextNode(node);

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

const isHidden = (element: HtmlElement): boolean =>
  UNSEEN.has(element.tagName) ||
  attributeOf(element, 'hidden') !== undefined ||
  /display\s*:\s*none/i.test(attributeOf(element, 'style') ?? '');

/** Children that a reader sees. */
export const seenChildren = (element: HtmlElement | DefaultTreeAdapterTypes.DocumentFragment): HtmlNode[] =>
  element.childNodes.filter((node) => isText(node) || (isElement(node) && !isHidden(node)));

export function findElement(node: HtmlNode | DefaultTreeAdapterTypes.Document, tagName: string): HtmlElement | null {
  const queue: HtmlNode[] = [...('childNodes' in node ? node.childNodes : [])];
  for (let at = 0; at < queue.length; at++) {
    const next = queue[at];
    if (next === undefined || !isElement(next)) continue;
    if (next.tagName === tagName) return next;
    queue.push(...next.childNodes);
  }
  return null;
}

export const parsePage = (html: string): DefaultTreeAdapterTypes.Document => parse(html);
export const parsePart = (html: string): DefaultTreeAdapterTypes.DocumentFragment => parseFragment(html);
