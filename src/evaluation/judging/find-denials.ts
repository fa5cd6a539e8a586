// What an answer says to be absent from the plan: of what, which kind of thing, and of which year.

/** One claimed absence. */
export interface Denial {
  /** The sentence that claims it. */
  readonly sentence: string;
  /** What it is about; empty where the sentence leaves that to the question. */
  readonly subjects: readonly string[];
  /** The kind of thing said to be missing, in the answer's word: 金额, 数量, 2030年规模. */
  readonly kind: string;
  /** What the sentence is labelled with, the asker's words or a subject; '' where it bears no label. */
  readonly label: string;
  /** A word that the plan is said not to print anywhere; null where the absence is of something else. */
  readonly word: string | null;
}

const ABSENT = '(?:没有|未)(?:写明|公布|给出|说明|列出)';
/** 「规划全文没有出现“电梯”」. */
const WORD = /规划[^“”。]*没有(?:出现|提到)“([^“”]+)”/;
/** 「规划写到医养健康产业，没有写明规模」, 「规划写作“…”，没有写明…」. */
const NAMED = new RegExp(`规划(?:写到|写作|提到|用了)“?([^”，]{2,}?)”?，[^，]*?${ABSENT}(.*)`);
/** 「规划没有写明教育、医疗的财政支出，不能排序」. */
const POSSESSED = new RegExp(`规划[^“”：，]*?${ABSENT}(?!这个问题)([^，]{2,})的([^的，]{1,12})`);
/** 「往后五年：规划没有写明数量」, or the same without a label. */
const BARE = new RegExp(`规划[^：，]*${ABSENT}(.*)`);
/** A label shorter than this names nothing: 「服务业占比：提高：规划没有公布数字」. */
const SHORTEST_SUBJECT = 4;

/** 「，不能排序」 and the like say what follows of the absence. */
const kindOf = (words: string): string => words.split('，')[0] ?? '';

/** Behind the asker's label may stand a subject of the answer's own, which is then what is denied something. */
function labelled(labels: readonly string[]): string[] {
  const own = labels.slice(1).findLast((label) => label.length >= SHORTEST_SUBJECT);
  return [own ?? labels[0] ?? ''].filter((label) => label !== '');
}

function readDenial(sentence: string): Denial | null {
  const labels = sentence.split('：').slice(0, -1);
  const shared = { sentence, label: labels.join('：'), word: null };
  const word = WORD.exec(sentence)?.[1];
  if (word !== undefined) return { ...shared, subjects: [word], kind: '', word };
  // An empty cell is no more than an empty cell: the number may well stand elsewhere.
  if (/栏(?:为)?空白|一栏/.test(sentence)) return null;
  const named = NAMED.exec(sentence);
  if (named) return { ...shared, subjects: [named[1] ?? ''], kind: kindOf(named[2] ?? '') };
  const possessed = POSSESSED.exec(sentence);
  if (possessed) return { ...shared, subjects: (possessed[1] ?? '').split(/[、和]/), kind: possessed[2] ?? '' };
  const bare = BARE.exec(sentence);
  return bare && { ...shared, subjects: labelled(labels), kind: kindOf(bare[1] ?? '') };
}

/** The absences that a text claims, sentence by sentence. */
export const findDenials = (text: string): Denial[] =>
  text
    .replace(/\[\d+\]/g, '')
    .split(/[。！？\n]/)
    .flatMap((sentence) => readDenial(sentence.trim()) ?? []);
