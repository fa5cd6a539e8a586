// The part of a page that holds its document: the smallest element that still has nearly all text that is no link.
import { attributeOf, type HtmlElement, isElement, isText, seenChildren } from './html-tree.js';

/** Share of the text that the part must keep at each step inwards; the rest are menus and neighbours. */
const KEPT = 0.7;
/** A document has at least so many characters; a smaller page is taken whole. */
const FEWEST_CHARACTERS = 200;

/** Texts of an element that stand in no link, each once: pages repeat an article for small screens. */
function collectTexts(element: HtmlElement, into: Set<string>): void {
  for (const node of seenChildren(element)) {
    if (isText(node)) {
      const text = node.value.replace(/\s+/g, '');
      if (text.length > 1) into.add(text);
    } else if (isElement(node) && node.tagName !== 'a') collectTexts(node, into);
  }
}

function weightOf(element: HtmlElement): number {
  const texts = new Set<string>();
  collectTexts(element, texts);
  let length = 0;
  for (const text of texts) length += text.length;
  return length;
}

/** A block of text; going into it would lose the others. */
const isBlock = (element: HtmlElement): boolean =>
  /^(?:p|h[1-6]|table|tbody|tr|ul|ol|li|span|font|strong|b)$/.test(element.tagName) &&
  attributeOf(element, 'role') !== 'main';

export function findMainContent(body: HtmlElement): HtmlElement {
  let main = body;
  let weight = weightOf(body);
  if (weight < FEWEST_CHARACTERS) return body;
  for (;;) {
    const heaviest = seenChildren(main)
      .filter(isElement)
      .filter((child) => !isBlock(child) || child.tagName.startsWith('t'))
      .map((child) => ({ child, weight: weightOf(child) }))
      .sort((a, b) => b.weight - a.weight)[0];
    if (heaviest === undefined || heaviest.weight < weight * KEPT) return main;
    main = heaviest.child;
    weight = heaviest.weight;
  }
}
