// A saved page of a government's site: its main part as lines, without the frame of the site.
import { PlanParseError } from '../plan-parse-error.js';
import { decodeText } from './decode-text.js';
import { addElement, LineCollector } from './html-lines.js';
import { findElement, type HtmlElement, isText, parsePage, parsePart } from './html-tree.js';
import { findMainContent } from './main-content.js';
import type { SourceDocument } from './source-document.js';

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i;

/** The encoding that a page names; gb2312 is read as its superset. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const name = CHARSET.exec(head)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  if (/^gb/.test(name)) return 'gb18030';
  return /^(?:utf-8|utf-16le|utf-16be|big5)$/.test(name) ? name : undefined;
}

const titleOf = (element: HtmlElement | null): string | null => {
  const text = element?.childNodes.find(isText)?.value.trim();
  return text === undefined || text === '' ? null : text;
};

/** Elements in elements beyond this are no document; reading them would go deeper than a program can. */
const DEEPEST = 400;

function expectShallow(element: HtmlElement): void {
  const open: { readonly element: HtmlElement; readonly depth: number }[] = [{ element, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > DEEPEST) {
      throw new PlanParseError(null, `网页元素嵌套超过 ${DEEPEST} 层`, '请重新保存网页，或另存为文本');
    }
    for (const child of next.element.childNodes)
      if ('tagName' in child) open.push({ element: child, depth: next.depth + 1 });
  }
}

export function readHtml(bytes: Uint8Array): SourceDocument {
  const page = parsePage(decodeText(bytes, declaredEncoding(bytes)));
  const body = findElement(page, 'body');
  const collector = new LineCollector();
  if (body) {
    expectShallow(body);
    addElement(collector, findMainContent(body), { level: null, group: null });
  }
  return { format: 'html', text: collector.text, lines: collector.lines, title: titleOf(findElement(page, 'title')) };
}

/** Lines of a piece of HTML, as word processors and Markdown hold it. */
export function collectHtml(html: string, collector: LineCollector): void {
  const part = parsePart(html);
  for (const node of part.childNodes) {
    if (!('tagName' in node)) continue;
    expectShallow(node);
    addElement(collector, node, { level: null, group: null });
  }
}
