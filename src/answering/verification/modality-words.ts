// The words that turn a sentence round: negation, prohibition, obligation, aim, encouragement, direction.

/**
 * Negations and prohibitions. 不 and 无 count unless they are part of a word that negates nothing: 不断, 不仅, 不超过 (a
 * bound), 无人零售, 无障碍, 未来, 非遗.
 */
export const NEGATION =
  /不得|不准|不能|不可|不许|不允许|不应|不宜|禁止|严禁|杜绝|防止|遏制|避免|没有|无需|无须|尚未|并非|从未|并未|未能|取消|停止|叫停|拒绝|反对|不(?!断|舍|遗余力|渝|息|仅|但|同|少|动摇|懈|松|竭|凡|寻常|间断|平衡|充分|足|确定|低于|少于|小于|超过|高于|大于|多于|正|敢|想|腐|良|限|论|管|含|忘|了情)|未(?!来|成年|央|病)|(?<=[，。、；“”「」\s]|^)无(?!人|障碍|废|烟|忧|党派|缝|感|线|纸|接触|偿|形|数|限|愧|锡|论|机|菌|害|毒|证明)/g;

/** Anything by which a clause can say less, no, or hold back: a negation may be paraphrased by these. */
export const HOLDING_BACK =
  /严控|控制|管控|限制|严守|守住|坚守|遏|(?<!消|国|人|联)防(?!治|护|疫|灾|汛|火|洪|水|空)|禁|减少|降低|下降|缩减|压减|杜绝|消除|破除|清零|整治|打击|制止/;

/** One strength of commitment: a claim may not use it where no quote does. */
export interface Commitment {
  readonly name: 'obligation' | 'aim' | 'encouragement';
  readonly pattern: RegExp;
}

export const OBLIGATION: Commitment = {
  name: 'obligation',
  pattern: /必须|务必|务须|必需|须(?=[在于按经由向对])|应当|一律|强制|确保|保证(?!金|书)|全部必|严禁|禁止|不得|不准/,
};
/** 争取 is left out: the plan wins funds and projects by it (积极争取中央预算内资金). */
export const AIM: Commitment = { name: 'aim', pattern: /力争|力求|有望|尽量|尽可能|希望/ };
export const ENCOURAGEMENT: Commitment = { name: 'encouragement', pattern: /鼓励|支持|引导|倡导|提倡|激励/ };

export const RISING = /提高|提升|增加|增长|扩大|上升|增强|拓展|上涨|扩容|翻番/;
export const FALLING = /降低|下降|减少|缩小|削减|压减|减轻|下调|缩减|遏制/;

/** Says that there will be more, or less: not a manner of speaking as 提升 and 优化 are. */
export const MORE = /扩大|扩招|扩建|增加|增长|上升|上涨|翻番/;
export const LESS = /降低|下降|减少|缩小|削减|压减|减轻|下调|缩减/;

/** Says that something is done; what the plan sets out to do is not. */
export const DONE_IN_CLAIM = /已经?(?!知|有的)|业已|均已/;
/** A quote that reports: 建成, 累计, 获评, or the past period. */
export const REPORTED =
  /已|完成|建成|获评|荣获|入选|累计|落地|投产|投用|启用|开园|取得|获得|签订|十四五|达到|达|年均|新增|连续|率先/;
/** A sentence that sets a target year: what it says has not come about. */
export const TARGET_YEAR = /到20[3-5]\d年|到二〇[三四五]/;
/** A clause that undertakes something. */
export const UNDERTAKING = /力争|将(?!来)|加快|推进|积极|争创|打造/;
