// A Markdown file as lines: # gives the level, tables by | or HTML give cells, emphasis and simple formulas are plain text.
import { decodeText } from './decode-text.js';
import { addRow, LineCollector } from './html-lines.js';
import { collectHtml } from './read-html.js';
import { replaceInSnippet, type Snippet, sliceSnippet, trimSnippet } from './snippet.js';
import type { SourceDocument } from './source-document.js';

const HEADING = /^ {0,3}(#{1,6})\s+/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^[\s|:-]+$/;
const HTML_TABLE = /^\s*<table\b/i;

/** What stands in a formula that is only a number or a name: 「$17\\%$」, 「$\\mathrm{SF}_6$」. */
const plainFormula = (formula: string): string =>
  formula
    .replace(/^\s*\$+\s*|\s*\$+\s*$/g, '')
    .replace(/\\(?:mathrm|text|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([%&#_$])/g, '$1')
    .replace(/_\{?(\w)\}?/g, '$1')
    .replace(/\\sim/g, '～')
    .replace(/\\(?:leq|le)\b/g, '≤')
    .replace(/\\(?:geq|ge)\b/g, '≥')
    .replace(/\\times/g, '×')
    .replace(/\\[,;! ]|[{}]/g, '')
    .trim();

/** Without the marks of emphasis, links and pictures; what they mark stays. */
function withoutMarks(line: Snippet): Snippet {
  const formulas = replaceInSnippet(line, / ?\$[^$\n]{1,80}\$ ?/g, plainFormula);
  const pictures = replaceInSnippet(formulas, /!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g, () => '');
  const links = replaceInSnippet(pictures, /\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)/g, (found) =>
    found.slice(1, found.indexOf('](')),
  );
  return replaceInSnippet(
    links,
    /\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`|\\(?=[*_#.()[\]-])/g,
    (found) => (found.length === 1 && found === '*' ? '*' : ''),
  );
}

export function readMarkdown(bytes: Uint8Array): SourceDocument {
  const text = decodeText(bytes);
  const collector = new LineCollector();
  let table: number | null = null;
  let gap = 0;
  let html = '';
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (html !== '' || HTML_TABLE.test(raw)) {
      html += `${raw}\n`;
      if (/<\/table>/i.test(raw) || html.length > 1_000_000) {
        collectHtml(html, collector);
        html = '';
      }
      continue;
    }
    if (raw.trim() === '') {
      gap++;
      table = null;
      continue;
    }
    if (TABLE_ROW.test(raw)) {
      table ??= collector.nextGroup();
      if (!TABLE_RULE.test(raw)) addRow(collector, cellsOf(collector, raw), table);
    } else addLine(collector, raw, gap);
    gap = 0;
  }
  if (html !== '') collectHtml(html, collector);
  const title = collector.lines.find(({ level }) => level === 1)?.text ?? null;
  return { format: 'markdown', text: collector.text, lines: collector.lines, title };
}

function addLine(collector: LineCollector, raw: string, gap: number): void {
  const whole = collector.take(raw);
  const mark = HEADING.exec(whole.text);
  const body = mark ? trimSnippet(sliceSnippet(whole, mark[0].length)) : whole;
  collector.add(trimSnippet(withoutMarks(body)), { level: mark?.[1]?.length ?? null, gap });
}

const cellsOf = (collector: LineCollector, raw: string): Snippet[] =>
  raw
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => withoutMarks(collector.take(cell.trim())));
