// The slot against the evidence: a project may be named, and still its telephone, its date or its price not be there.
import { coverage } from '../../retrieval/content-words.js';
import type { SlotClass } from '../../retrieval/read-question.js';
import { abstained, type ComposeContext, type Draft } from './draft.js';

const MISSING: Readonly<Partial<Record<SlotClass, string>>> = {
  contact: '联系方式或地址',
  documents: '办理材料和流程',
  organization: '负责的部门',
  trend: '价格走势',
  date: '具体时间',
  'named-thing': '具体地点或线路',
  route: '乘车路线',
  person: '人员或单位名称',
  rank: '排名',
  roster: '名单',
  spot: '具体位置',
  ordinal: '届次',
  opinion: '评价或预测',
};

const DATE = /(?:20\d\d|二〇[〇一二三四五六七八九]{2})年|\d{1,2}月/;
/** A day or a month, where one is asked for. */
const MONTH = /\d{1,2}月/;
/** Hours of the day: 9点, 24小时. */
const CLOCK = /\d{1,2}[点时:]|24小时/;

/** Share of the question that a sentence (with its index-time questions) holds to be about it. */
const BRIDGED = 0.35;

/** What may list the members of a number: the clause that holds it, 三村 of 东吴家堡、南吴家堡、南沙王庄三村; else the whole. */
function membersOf(text: string, question: string): string {
  const number = /\d+/.exec(question)?.[0];
  return number === undefined ? text : (text.split(/[，；。]/).find((clause) => clause.includes(number)) ?? '');
}

/** Names one after another, without figures: 东吴家堡、南吴家堡、南沙王庄; of two names one mark is enough. */
function rosterOf(question: string): RegExp {
  const asked = Number(/\d+/.exec(question)?.[0] ?? 3);
  const name = '[^、，。；：\\d]{2,24}';
  return new RegExp(asked === 2 ? `${name}[、和]${name}` : `${name}(?:、${name}){2,}`);
}

/** What must stand in a sentence for the slot to be filled; null when any text may fill it. */
function fills(kind: SlotClass, noun: string | null, question: string): RegExp | null {
  switch (kind) {
    case 'contact':
      return /地址|门牌/.test(question) ? /(?:路|街|大街)\d+号(?!线)/ : /\d{5,}|热线/;
    case 'documents':
      return /材料|证明|手续|申请|清单/;
    case 'organization':
      // 谁来盯着 asks how it is seen to, whoever does; 由谁负责 wants an office.
      if (!/部门|单位|机构|牵头|负责|主管|局|委/.test(question)) return null;
      return /牵头|负责|主管|由[\u4e00-\u9fff]{2,16}(?:局|委|办|部门)/;
    case 'date':
      if (/几点|(?:开门|营业|办公|上班|开放)时间/.test(question)) return CLOCK;
      return /几号|[几哪]月|[几哪][天日]|日期/.test(question) ? MONTH : DATE;
    case 'named-thing':
      return noun === '线' ? /号线/ : new RegExp(`[\\u4e00-\\u9fff\\d]{2,8}${noun}`);
    case 'rank':
      return /第[一二三四五六七八九十\d]+(?![章节个条])|前[一二三四五六七八九十\d]+|首[位批个家]|居[全首]|百强|领先|唯一|最大/;
    case 'roster':
      return rosterOf(question);
    case 'ordinal':
      return /第[一二三四五六七八九十\d]+[届批次期个]/;
    case 'spot':
      return /(?:路|街|大街)\d+号(?!线)|\d+号楼|\d+层/;
    case 'person':
    case 'opinion':
    case 'trend':
    case 'route':
      return /(?!)/;
    default:
      return null;
  }
}

/** An abstention when the evidence can't fill what is asked for. */
export function checkSlot(context: ComposeContext): Draft | null {
  const { reading, sentences, words } = context.evidence;
  const slot = reading.slot;
  const pattern = slot === null ? null : fills(slot.kind, slot.noun, context.question);
  if (slot === null || pattern === null) return null;
  const best = sentences[0];
  const near = sentences.filter((sentence) => best && sentence.score >= best.score * 0.8).slice(0, 3);
  const filled = near.some(
    (sentence) =>
      pattern.test(slot.kind === 'roster' ? membersOf(sentence.text, context.question) : sentence.text) &&
      (sentence.bridged >= BRIDGED || coverage(words, sentence.text) >= BRIDGED),
  );
  if (filled) return null;
  return abstained('slot-missing', `规划纲要没有给出这个问题所问的${MISSING[slot.kind] ?? '内容'}。`);
}
