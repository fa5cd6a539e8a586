// The closed set of phrases that may stand around the plan's own words, in Chinese and English; slots in {braces}.
// Each line of an answer is one phrase filled with runs of quotes, counted or computed values, and places.

export type PhraseLanguage = 'zh' | 'en';

/** Id → [Chinese, English]. A new phrase needs a verdict, a kind or an act that none fits. */
export const PHRASES = {
  a1: ['{c}。', 'The plan says: {c}.'],
  a2: ['{h}，{c}。', 'The plan says: {h}，{c}.'],
  a3: ['{s}：{c}。', '{s}: {c}.'],
  a4: ['{s}：{h}，{c}。', '{s}: {h}，{c}.'],
  a5: ['“{x}”已实现：{c}。', 'Reached in {x}: {c}.'],
  a6: ['“{x}”期间进展：{c}。', 'Under way in {x}: {c}.'],
  a7: ['规划提出：{c}。', 'The plan proposes: {c}.'],
  a8: ['规划里有：{c}。', 'Yes, the plan has: {c}.'],
  a9: ['另外提到：{c}。', 'Also mentioned: {c}.'],
  a10: ['原文：{c}。', "In the plan's words: {c}."],
  a11: ['写到的是：{c}。', 'What it does say: {c}.'],
  pt: ['{c}。', '{c}.'],
  t1: ['（未单独写明年份）', ' (no year of its own)'],
  t2: ['（不是{w}）', ' (this is not {w})'],
  t3: ['（{s}）', ' ({s})'],
  y1: ['有。', 'Yes. '],
  y2: ['没有。', 'No. '],
  y3: ['是。', 'Yes. '],
  y4: ['不是。', 'No. '],
  lab: ['{w}：', '{w}: '],
  lab7: ['{w}（规划提出）：', '{w} (proposed): '],
  b: ['依据：{p}。', 'Source: {p}.'],
  f5: ['理解为：{w}', 'Understood as: {w}'],
  r1: ['{i}：{k}{v}{u}。', '{i}: {k} {v}{u}.'],
  r2: ['“{i}”的{k}为{v}。', '{i}, {k}: {v}.'],
  r3: ['指标属性为“{v}”。', 'Its nature is {v}.'],
  r4: ['“{i}”的{k}一栏为空白，没有公布数字。', 'The {k} cell of {i} is blank; no figure is published.'],
  r5: ['“{i}”的{k}一栏印作“—”。', 'The {k} cell of {i} is printed as a dash.'],
  l1: ['{s}：{m}。', 'The plan lists, under {s}: {m}.'],
  l2: ['{w}共{n}{k}（按规划数据计算）。', "{w}: {n} (computed from the plan's figures)."],
  l3: ['{s}列出的有：{m}等。', '{s} lists, among others: {m}.'],
  l4: ['符合条件的有{n}{k}（按规划数据计算）。', "{n} meet the condition (computed from the plan's figures)."],
  l5: ['没有符合条件的；有数字的是：{m}。', 'None meets the condition; those with a figure: {m}.'],
  l6: ['{k}最{o}的是“{m}”，{v}（按规划数据计算）。', "{k}, {o}: {m}, {v} (computed from the plan's figures)."],
  l7: ['没有数字、不参加排序：{m}。', 'No figure, not ranked: {m}.'],
  l8: [
    '{w}共{n}{k}，{n2}{k}写明{w2}（按规划数据计算）。',
    "{w}: {n2} of {n} state the {w2} (computed from the plan's figures).",
  ],
  l9: ['见下表。', 'See the table.'],
  l10: ['没有列在其中，写在{p}。', 'It is not among them; it stands in {p}.'],
  d1: ['“{t}”：{c}。', '“{t}”: {c}.'],
  d2: ['“{t}”，规划写的是做法：{c}。', 'For “{t}” the plan gives what is done: {c}.'],
  d3: ['规划没有解释这个词的含义。', 'It does not explain the term.'],
  w1: ['词语说明（不是规划原文）：“{t}”一般指{w}。', "Note (not the plan's words): “{t}” usually means {w}."],
  x1: ['提到了，写在{p}。', 'Yes, in {p}.'],
  x2: ['写在{p}。', 'It stands in {p}.'],
  x3: ['共{n}处（按规划数据计算）：{p}。', "{n} places (computed from the plan's figures): {p}."],
  x4: ['规划文本不带页码。', 'The text carries no page numbers.'],
  o1: ['{p}共{n}{k}（按规划数据计算）。', "{p}: {n} (computed from the plan's figures)."],
  o2: ['{p}的标题：{c}。', 'Title of {p}: {c}.'],
  o3: ['“{t}”印了{n}次。', '“{t}” is printed {n} times.'],
  o4: ['没有{w}：{p}共{n}{k}（按规划数据计算）。', "There is no {w}: {p} has {n} (computed from the plan's figures)."],
  v1: ['原文如下：', 'Verbatim:'],
  g1: ['规划里与{w}有关的内容，按需要分列：', 'What the plan holds for {w}, by need:'],
  g2: ['规划里的叫法：{t}。', "The plan's own names: {t}."],
  g3: ['{k}：{c}。', '{k}: {c}.'],
  g4: ['{k}（规划写的是“{t}”）：{c}。', '{k} (the plan says “{t}”): {c}.'],
  g5: ['另有写给“{t}”的内容，可以接着问。', 'There is more for “{t}”; ask for it.'],
  g6: ['规划在{t}方面有哪些安排？', 'What does the plan say about {t}?'],
  p1: ['规划没有写明{k}。', 'The plan does not state the {k}.'],
  p2: ['规划写的是“{c}”，没有写数字。', 'The plan says “{c}” and gives no number.'],
  p3: ['规划写到“{c}”，没有写明{k}。', 'The plan says “{c}” and does not state the {k}.'],
  p4: ['这个数写的是“{t}”，没有单列“{w}”。', 'The figure is for “{t}”; none is given for “{w}” alone.'],
  n1: ['规划写到{s}，没有写明{k}。', 'The plan names {s} but does not state the {k}.'],
  n2: ['规划写作“{t}”，没有写明{k}。', 'The plan writes “{t}” and does not state the {k}.'],
  n4: ['规划用了“{t}”，没有解释含义。', 'The plan uses “{t}” without explaining it.'],
  n5: ['规划用了“{a}”和“{b}”，没有说明区别。', 'The plan uses “{a}” and “{b}” without telling them apart.'],
  n6: ['规划没有写明{w}的{k}，不能排序。', 'The plan does not state the {k} of {w}; no ranking.'],
  n7: ['规划写到{s}，没有写到“{w}”。', 'The plan names {s}, not “{w}”.'],
  n8: ['{s}：规划没有公布数字（原文印作星号）。', '{s}: not published (printed as an asterisk).'],
  s1: ['规划全文没有出现“{w}”。', '“{w}” does not appear in the plan.'],
  s2: ['相近的内容：{c}。', 'The nearest passage: {c}.'],
  s3: ['没有写到，不等于不做。', 'Not written is not the same as not done.'],
  s5: ['规划没有写到。', 'The plan does not say it.'],
  s4: ['规划里没有找到与这个问题对应的内容。', 'Nothing in the plan was found for this question.'],
  e1: ['{w}的事不在本规划里，请看{w}的规划或文件。', '{w} is not covered here; see its own plan.'],
  e2: ['{w}是另一份文件，这里只答{x}。', '{w} is another document; here only {x} is answered.'],
  e3: ['规划不写办事流程，可以拨打{n}咨询。', 'The plan holds no procedures; {n} can be called.'],
  u1: ['这不是规划会写的事，答不了。', 'No public plan would hold this; it cannot be answered.'],
  u2: ['可以问规划里的目标、项目和安排。', 'Ask about its targets, projects and measures.'],
  f1: ['规划的写法不同：{c}。', 'The plan puts it differently: {c}.'],
  f2: ['规划有两处，数值不同。', 'The plan has two places with different values.'],
  f3: ['{p}：{c}。', '{p}: {c}.'],
  f4: ['引用时请注明出处。', 'Name the place when you quote it.'],
  f6: ['只能摘录规划原话，不能{k}。', "Only the plan's own words can be given, not {k}."],
  f7: ['要求{n}字以内，最短的一句有{n2}字。', 'The limit is {n}; the shortest sentence has {n2} characters.'],
  f8: ['再查过了，规划写的是：{c}。', 'Checked again; the plan says: {c}.'],
  f9: ['关于{s}，规划里的内容都在上面了。', 'That is all the plan holds on {s}.'],
  c1: ['合计{r}（按规划数据计算：{e}）。', "Total {r} (computed from the plan's figures: {e})."],
  c2: ['相差{r}（按规划数据计算：{e}）。', "Difference {r} (computed from the plan's figures: {e})."],
  c3: [
    '{k}{v}{u}比{k2}{v2}{u}{o}{r}（按规划数据计算：{e}）。',
    "{k} {v}{u} against {k2} {v2}{u}: {r} {o} (computed from the plan's figures: {e}).",
  ],
  c5: ['{r}倍（按规划数据计算：{e}）。', "{r} times (computed from the plan's figures: {e})."],
  c6: ['{m}相同，都是{v}。', '{m}: the same, {v}.'],
  c4: ['{v} = {r}。', "{v} = {r} (computed from the plan's figures)."],
  q1: ['您好。可以问规划里的目标、项目和安排。', "Hello. Ask about the plan's targets, projects and measures."],
  q2: ['不客气。', 'You are welcome.'],
  q3: ['再见。', 'Goodbye.'],
  q4: ['谢谢。规划里的内容可以接着问。', 'Thank you. Go on asking about the plan.'],
  q5: [
    '没帮上忙，抱歉。请告诉我要查哪件事，我按规划原文找。',
    'Sorry, that was no help. Tell me what to look for and I will search the plan.',
  ],
  q6: ['我只摘录规划原文，每条都标出处。', 'I only quote the plan and name each place.'],
  q7: [
    '算出来的数注明“按规划数据计算”，没写的直接说没写。',
    'Computed figures are marked; what is not written is said so.',
  ],
  q8: ['所用文件：{x}。', 'Document: {x}.'],
  q9: ['可以拨打{n}反映。', 'You can report it by calling {n}.'],
  q10: ['这个要求不能照办，只按规划原文回答。', 'I cannot do that; I answer from the plan only.'],
  h1: ['请马上撤到室外，再拨打119。', 'Get outside now, then call 119.'],
  h2: [
    '请马上离开室内，不要开关电器或动火，到室外拨打119。',
    'Leave now, touch no switch or flame, call 119 from outside.',
  ],
  h3: ['请立即拨打120。', 'Call 120 now.'],
  h4: ['心里难受时，可以拨打12356（心理援助热线）。', 'If you feel low, you can call 12356 (mental health line).'],
  h5: ['有危险时，请立即拨打110或120。', 'In danger, call 110 or 120 at once.'],
  h6: ['请立即拨打110报警，不必等24小时。', 'Call 110 now; there is no need to wait 24 hours.'],
  h7: ['请先到安全的地方，拨打110。', 'Get to a safe place and call 110.'],
  h8: ['家庭暴力也可以拨打12338（妇女维权热线）。', 'For violence at home, 12338 can be called too.'],
  h9: ['规划的内容可以等安全了再问。', 'The plan can wait until you are safe.'],
  h10: [
    '请现在就拨打12356（心理援助热线），也请告诉身边的人。',
    'Call 12356 now (mental health line), and tell someone near you.',
  ],
  h11: ['未成年人也可以拨打12355（青少年服务热线）。', 'Minors can also call 12355 (youth line).'],
  h12: [
    '请不要再转账，马上拨打96110（反诈专线）或110。',
    'Send no more money; call 96110 (anti-fraud line) or 110 now.',
  ],
  h13: [
    '请先到安全的地方；有人受伤拨打120，报事故拨打122。',
    'Get to safety; call 120 for the injured, 122 for the accident.',
  ],
  h14: [
    '请拨打12345说明情况，工作人员会转给主管部门。',
    'Call 12345 and tell them; they pass it to the office in charge.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type PhraseId = keyof typeof PHRASES;
export type PhraseSlots = Readonly<Record<string, string | number>>;

/** A slot filled with a clause loses the stop that it brings along. */
const bare = (value: string | number): string => String(value).replace(/[。；，]$/, '');

/** Fills a phrase. Throws on a slot without a value: that is a defect of the caller, never shown half filled. */
export function phrase(id: PhraseId, language: PhraseLanguage, slots: PhraseSlots = {}): string {
  const template = PHRASES[id][language === 'zh' ? 0 : 1];
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`phrase ${id} needs a value for {${slot}}`);
    return bare(value);
  });
}
