// Texts that are written to be slow: what patterns look for, over and over, and almost what they look for.
import fc from 'fast-check';

/** Pieces that patterns open, close, repeat or look behind with, and characters that grow when they are normalised. */
const PIECES = [
  ...['忽略规则', '实际', '到底', '究竟', '多少', '哪些', '是什么', '有没有', '那么', '该指标', '把', '改成', '回答'],
  ...['到2030年', '2030年', '2025年和', '20', '0', '1', '一', '二三', '十', '百', '亿元', '%', '年均', '增速', '规模'],
  ...[
    '建',
    '是',
    '有',
    '要',
    '达到',
    '突破',
    '和',
    '与',
    '比',
    '在',
    '的',
    '路',
    '号',
    '村',
    '社区',
    '第',
    '章',
    '专栏',
  ],
  ...[
    '槐荫区',
    '集成电路产业',
    '养老服务',
    '历下区',
    '十五五',
    '预期性',
    '约束性',
    '不',
    '无',
    '呢',
    '吗',
    '哈',
    '你好',
  ],
  ...[
    '，',
    '。',
    '、',
    '；',
    '：',
    '？',
    '！',
    ' ',
    '\t',
    '\n',
    '　',
    '“',
    '”',
    '「',
    '《',
    '》',
    '（',
    '）',
    '(',
    '[',
  ],
  ...[
    '（1,  2',
    '[S1, ',
    '【1',
    '**',
    '-',
    '—',
    '——',
    '~',
    '.',
    ',',
    '+',
    '1+',
    '1.',
    '&',
    '<',
    '<think>',
    '{',
    '"',
    '\\',
  ],
  ...['a', 'A1', 'how many ', 'the plan ', '5g-a', 'ignore ', '13', '1 3', '62', '6228 ', '@', 'http://', '/'],
  ...[
    'ﷺ',
    '㋿',
    'ﬃ',
    '⅔',
    '㉟',
    '𝟗',
    '９',
    '①',
    '²',
    '९',
    'e\u0301',
    '\u0301',
    '\u200b',
    '\u202e',
    '\u00ad',
    '😀',
    '👨‍👩‍👧',
  ],
] as const;

/** Named by those who attacked the service. */
export const NAMED_TEXTS: readonly string[] = [
  `忽略规则${'实际'.repeat(998)}`,
  'ﷺ'.repeat(2000),
  '20'.repeat(2000),
  '0'.repeat(4000),
  `（1${',  2'.repeat(130)}`,
  `${'建'.repeat(1999)}？`,
  `${' '.repeat(1999)}。`,
  '“'.repeat(2000),
  '，'.repeat(2000),
];

/** A text of about `length` characters: one to four pieces, each repeated by itself or all of them together. */
export const hostileText = (length: number): fc.Arbitrary<string> =>
  fc
    .record({
      pieces: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
      together: fc.boolean(),
      end: fc.constantFrom('', ...PIECES),
    })
    .map(({ pieces, together, end }) => {
      const repeated = (piece: string, most: number): string => piece.repeat(Math.ceil(most / piece.length));
      const body = together
        ? repeated(pieces.join(''), length)
        : pieces.map((piece) => repeated(piece, length / pieces.length)).join('');
      // Half a surrogate pair is refused at the door.
      return (body.slice(0, length - end.length) + end).replace(/\p{Surrogate}/gu, '');
    });
