// One document in five formats reads to the same outline and table, and every reader keeps the port's promises.
import { describe, expect, it } from 'vitest';
import { type ParsedPlan, parseDocument } from '../../src/plan/parse-plan.js';
import { compareWithSource } from '../../src/plan/plan-origin.js';
import { formatOf, readDocument } from '../../src/plan/reading/read-document.js';
import { type DocxPart, makeDocx } from '../support/make-docx.js';
import { makePdf, type PdfText } from '../support/make-pdf.js';

const TITLE = '云溪县国民经济和社会发展第十五个五年规划纲要';
const PROSE = '坚持稳中求进，推动高质量发展取得新成效，2025年各项任务全面完成，人民生活更加幸福。';
const TABLE = [
  ['类别', '序号', '指标', '2025年', '2030年', '属性'],
  ['经济', '1', '产值（亿元）', '120', '200', '预期性'],
  ['', '2', '增速（%）', '5.5', '6左右', '预期性'],
  ['生态', '3', '森林覆盖率（%）', '—', '', '约束性'],
];

const OUTLINE = [
  '第一章 发展目标',
  '第一节 总体要求',
  '一、指导思想',
  '二、主要目标',
  '第二节 重点任务',
  '第二章 规划实施',
  '第一节 加强领导',
];

const body = (
  heading: (level: 0 | 1 | 2, label: string, title: string) => string,
  prose: (text: string) => string,
  table: string,
): string =>
  [
    heading(0, '第一章', '发展目标'),
    heading(1, '第一节', '总体要求'),
    heading(2, '一、', '指导思想'),
    prose(PROSE),
    heading(2, '二、', '主要目标'),
    prose(PROSE),
    prose('专栏1 主要指标'),
    table,
    heading(1, '第二节', '重点任务'),
    prose(PROSE),
    heading(0, '第二章', '规划实施'),
    heading(1, '第一节', '加强领导'),
    prose(PROSE),
  ].join('\n');

const spaced = (label: string, title: string): string =>
  label.endsWith('、') ? `${label}${title}` : `${label} ${title}`;

const text = `${TITLE}\n${body(
  (_, label, title) => spaced(label, title),
  (line) => line,
  `${TABLE.map((row) => row.join('    ').replace(/^ {4}/, '      ')).join('\n')}\n`,
)}`;

const markdown = `# ${TITLE}\n\n${body(
  (level, label, title) => `\n${'#'.repeat(level + 2)} ${spaced(label, title)}\n`,
  (line) => `${line.replace('稳中求进', '**稳中求进**')}\n`,
  `\n${TABLE.map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
    .replace('\n', '\n|---|---|---|---|---|---|\n')}\n`,
)}`;

const html = `<!DOCTYPE html><html><head><title>${TITLE}_某县政府网</title><script>var 第一章 = 1;</script></head><body>
<div class="nav"><a href="/">首页</a><ul><li><a href="/zwgk">政务公开</a></li><li><a href="/x">一、机构职能</a></li></ul></div>
<div class="wrap"><div class="main"><h1>${TITLE}</h1><p>发布时间：2026-03-01 08:00</p><div class="content">${body(
  (level, label, title) =>
    `<p style="text-align:center"><strong>${level === 2 ? label : `${label}&nbsp;`}${title}</strong></p>`,
  (line) => `<p>&emsp;&emsp;${line}<sup>[1]</sup></p>`,
  `<table>${TABLE.map((row, index) => `<tr>${row.map((cell, column) => (column === 0 && index === 2 ? '' : `<td${column === 0 && index === 1 ? ' rowspan="2"' : ''}>${cell}</td>`)).join('')}</tr>`).join('')}</table>`,
)}</div></div><div class="aside"><a href="/a">第三章 相关新闻标题</a></div></div><footer>版权所有</footer></body></html>`;

const docxParts: readonly DocxPart[] = [
  { kind: 'title', text: TITLE },
  { kind: 'heading', level: 0, text: '发展目标' },
  { kind: 'heading', level: 1, text: '总体要求' },
  { kind: 'heading', level: 2, text: '指导思想' },
  { kind: 'prose', text: PROSE },
  { kind: 'heading', level: 2, text: '主要目标' },
  { kind: 'prose', text: PROSE },
  { kind: 'prose', text: '专栏1 主要指标' },
  { kind: 'table', rows: TABLE },
  { kind: 'heading', level: 1, text: '重点任务' },
  { kind: 'prose', text: PROSE },
  { kind: 'heading', level: 0, text: '规划实施' },
  { kind: 'heading', level: 1, text: '加强领导' },
  { kind: 'prose', text: PROSE },
];

/** Pages of 12-point type with a running head, a page number and wrapped paragraphs; 民 and 人 as radicals. */
function pdfPages(): PdfText[][] {
  const pages: PdfText[][] = [[], [], []];
  let y = 760;
  let page = 0;
  const put = (x: number, line: string): void => {
    pages[page]?.push({ x, y, text: line });
    y -= 24;
  };
  const prose = (): void => {
    const radical = PROSE.replace('人民', '⼈⺠');
    put(114, radical.slice(0, 28));
    put(90, radical.slice(28));
  };
  const centred = (line: string): void => put(297 - line.length * 6, line);
  centred(TITLE.slice(0, 12));
  centred(TITLE.slice(12));
  centred('第一章 发展目标');
  centred('第一节 总体要求');
  put(114, '一、指导思想');
  prose();
  put(114, '二、主要目标');
  prose();
  page = 1;
  y = 760;
  put(200, '专栏1 主要指标');
  for (const row of TABLE) {
    row.forEach((cell, column) => {
      if (cell !== '') pages[1]?.push({ x: [90, 130, 170, 320, 400, 480][column] ?? 90, y, text: cell });
    });
    y -= 24;
  }
  centred('第二节 重点任务');
  prose();
  page = 2;
  y = 760;
  centred('第二章 规划实施');
  centred('第一节 加强领导');
  prose();
  return pages.map((texts, index) => [
    { x: 90, y: 810, text: '云溪县规划' },
    ...texts,
    { x: 280, y: 40, text: `— ${index + 1} —` },
  ]);
}

const utf8 = (content: string): Uint8Array => new TextEncoder().encode(content);
const utf16 = (content: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'));
/** 「纲要」 and all that is needed in GBK, by asking the decoder which bytes give each character. */
function gbk(content: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && !bytesOf.has(char)) bytesOf.set(char, [lead, trail]);
    }
  return Uint8Array.from(
    [...content].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (bytesOf.get(char) ?? [0x3f]))),
  );
}

const FILES: readonly (readonly [name: string, file: string, bytes: () => Promise<Uint8Array>])[] = [
  ['plain text in UTF-8', 'plan.txt', async () => utf8(text)],
  ['plain text in UTF-16', 'plan.txt', async () => utf16(text)],
  ['plain text in GBK', 'plan.txt', async () => gbk(text)],
  ['Markdown', 'plan.md', async () => utf8(markdown)],
  ['a saved page', 'plan.html', async () => utf8(html)],
  ['a Word document with automatic numbers', 'plan.docx', () => makeDocx(docxParts)],
  ['a PDF', 'plan.pdf', async () => makePdf(pdfPages())],
];

const parse = async (bytes: Uint8Array, name: string): Promise<ParsedPlan> =>
  parseDocument(await readDocument(bytes, name));

describe.each(FILES)('%s', (_, file, bytes) => {
  it('gives the same outline, title and table as every other format', async () => {
    const { plan } = await parse(await bytes(), file);
    const headings = plan.sections.filter(({ number, boxId }) => number > 0 && boxId === null);
    expect(headings.map(({ printedLabel, title }) => spaced(printedLabel, title))).toEqual(OUTLINE);
    expect(plan.title).toBe(TITLE);
    const rows = plan.indicators.map(({ number, category, name, unit, nature }) => [
      number,
      category,
      name,
      unit,
      nature,
    ]);
    expect(rows).toEqual([
      [1, '经济', '产值', '亿元', 'anticipatory'],
      [2, '经济', '增速', '%', 'anticipatory'],
      [3, '生态', '森林覆盖率', '%', 'binding'],
    ]);
    expect(plan.indicators.map(({ baseline, target }) => [baseline, target])).toEqual([
      [
        { kind: 'number', value: 120, printed: '120' },
        { kind: 'number', value: 200, printed: '200' },
      ],
      [
        { kind: 'number', value: 5.5, printed: '5.5' },
        { kind: 'text', text: '6左右' },
      ],
      [{ kind: 'not-applicable' }, { kind: 'blank' }],
    ]);
  });

  it('gives the sentences as they are printed, and nothing of the site or the page', async () => {
    const { plan } = await parse(await bytes(), file);
    expect(plan.text.split(PROSE)).toHaveLength(5);
    expect(plan.text).not.toMatch(/首页|政务公开|版权|相关新闻|\[1\]|— \d —|\*\*/);
  });

  it('tells of every character whether it stands in the source, and where', async () => {
    const { plan, source, verbatim } = await parse(await bytes(), file);
    const { broken, changes } = compareWithSource(plan.text, source.text, verbatim);
    expect(broken).toEqual([]);
    const added = changes.map(({ inPlan }) => inPlan.trim()).filter((change) => change !== '');
    // Only radicals are ever written otherwise than they stand there.
    expect(added.join('')).toMatch(/^(?:人民?|民)*$/);
  });
});

describe('the format', () => {
  it('is told by the first bytes, then by the name', () => {
    expect(formatOf(utf8('%PDF-1.7'), 'x.txt')).toBe('pdf');
    expect(formatOf(utf8('PK\u0003\u0004'), 'x')).toBe('docx');
    expect(formatOf(utf8('  <!doctype HTML><p>'), 'x.txt')).toBe('html');
    expect(formatOf(utf8('# 标题'), 'x.md')).toBe('markdown');
    expect(formatOf(utf8('第一章'), 'x')).toBe('text');
  });

  it.each([
    ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'x.doc', /旧格式.*另存为 \.docx/],
    ['rich text', utf8('{\\rtf1'), 'x.rtf', /\.rtf.*另存为 \.docx/],
    ['a zip file that is no document', utf8('PK\u0003\u0004nothing'), 'x.docx', /无法读取这个 \.docx/],
    ['a PDF cut off', utf8('%PDF-1.7\n1 0 obj'), 'x.pdf', /无法读取这个 PDF/],
    ['a PDF of pictures', makePdf([[], []]), 'x.pdf', /没有文字层/],
    ['binary data', Uint8Array.from({ length: 300 }, (_, index) => index % 7), 'x.txt', /不是 UTF-8、UTF-16 或 GBK/],
  ])('refuses %s and says what to do', async (_, bytes, name, message) => {
    await expect(readDocument(bytes, name)).rejects.toThrow(message);
  });
});
