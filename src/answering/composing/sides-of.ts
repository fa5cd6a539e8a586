// The things that a question compares: cut at the word that joins them, each able to stand alone.

const FRAME =
  /哪个|哪种|哪一?[个种类]|谁|(?:要|会|将)?(?:高|多|少|低|差|相差|提高|增加|增长|减少|降低)(?:了|出)?(?:多少|几)(?:个百分点|[个家处所人岁万亿])?|更?多一?些?|更?[大小高低少]一?些?(?=[，\s?？。]|$)|相差|相比|对比|比较|有何(?:不同|变化|区别)|有什么(?:不同|变化|区别)|是否一致|数量|目标|建得|[?？。]/g;

/** Joining words from the most to the least telling; 占比, 和谐 and 不同 join nothing. */
const CONNECTORS = [
  /(?<=.{3})(?<![占对相])比(?![重例较值])/g,
  /与|和(?!谐)|跟|(?<![不相共])同(?!时|比)|、|还是/g,
  /，/g,
  /\s+/g,
];

/** When, not what: a side of these words alone is about the other side's thing at another time. */
const TIME =
  /(?:到|在|截至)?20\d\d年?(?:末|底)?|现在|目前|眼下|如今|当前|过去|以前|之前|“?十[四五]五”?(?:期间|时期|末)?/g;

/** Cuts where both sides keep at least two characters, the one that divides most evenly. */
function bestCut(text: string, connector: RegExp): { at: number; length: number } | null {
  const cuts = [...text.matchAll(connector)]
    .map((match) => ({ at: match.index, length: match[0].length }))
    .filter(({ at, length }) => at >= 2 && at + length <= text.length - 2);
  const unevenness = (at: number): number => Math.abs(at - text.length / 2);
  return cuts.sort((a, b) => unevenness(a.at) - unevenness(b.at))[0] ?? null;
}

const onlyTime = (side: string): boolean => side.replace(TIME, '').replace(/[^\p{Script=Han}]/gu, '').length < 2;

/** 「X从“十四五”末到2030年」: the later time first, so that a rise reads as more. */
const RANGE = new RegExp(`^(.*?)从?(${TIME.source})(?:到|至|—)(${TIME.source})(.*)$`);

/** 「科创平台2030年比现在多多少家」 → 科创平台2030年, 科创平台现在; null when the question joins no two things. */
export function sidesOf(question: string): [string, string] | null {
  const bare = question.replace(FRAME, ' ').replace(/\s+/g, ' ').trim();
  const range = RANGE.exec(bare);
  if (range) {
    const topic = `${range[1]}${range[4]}`.trim();
    return topic.length < 2 ? null : [`${topic}${range[3]}`, `${topic}${range[2]}`];
  }
  for (const connector of CONNECTORS) {
    const cut = bestCut(bare, connector);
    if (!cut) continue;
    const left = bare.slice(0, cut.at).trim();
    const right = bare.slice(cut.at + cut.length).trim();
    if (onlyTime(left) && onlyTime(right)) continue;
    const topic = (side: string): string => side.replace(TIME, ' ').trim();
    return [onlyTime(left) ? `${topic(right)}${left}` : left, onlyTime(right) ? `${topic(left)}${right}` : right];
  }
  return null;
}

/** 集成电路、高端数控机床与机器人、专用装备三个产业: three or more things named one after another. */
const ENUMERATED =
  /([\p{Script=Han}\w]{2,16}(?:[、，][\p{Script=Han}\w]{2,16}){1,4}(?:[、，和及]|以及)[\p{Script=Han}\w]{2,16}?)(?:这|等)?[三四五六3-6](?:个|样|种|类|项|大|家|者)/u;

/** The things that a question sets beside each other by name and number; null when it names fewer than three. */
export function enumeratedSides(question: string): readonly string[] | null {
  const named = ENUMERATED.exec(question.replace(TIME, ' '))?.[1];
  const sides = named?.split(/[、，和及]|以及/).map((side) => side.trim()) ?? [];
  return sides.length >= 3 ? sides.filter((side) => side.length >= 2) : null;
}
