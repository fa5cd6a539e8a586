// Questions to begin with, by audience; each was put to the plan and is answered by it.

export interface Audience {
  readonly id: 'officials' | 'residents' | 'companies';
  /** Name of the audience by interface language. */
  readonly name: { readonly 'zh-CN': string; readonly 'zh-Hant': string; readonly en: string };
  /** Questions are sent as they stand, in the plan's own language. */
  readonly questions: readonly string[];
}

export const AUDIENCES: readonly Audience[] = [
  {
    id: 'officials',
    name: { 'zh-CN': '干部', 'zh-Hant': '幹部', en: 'Officials' },
    questions: [
      '主要目标表中的约束性指标有哪些？',
      '到2030年集成电路产业规模要达到多少？',
      '规划实施的监测评估怎么开展？',
      '“433”现代化产业体系怎么建设？',
    ],
  },
  {
    id: 'residents',
    name: { 'zh-CN': '居民', 'zh-Hant': '居民', en: 'Residents' },
    questions: [
      '到2030年要建多少处城市社区日间照料中心？',
      '学前教育有什么安排？',
      '有哪些城市更新重点项目？',
      '青年驿站要建几处？',
    ],
  },
  {
    id: 'companies',
    name: { 'zh-CN': '企业', 'zh-Hant': '企業', en: 'Companies' },
    questions: [
      '企业梯度培育体系是怎么安排的？',
      '对高层次人才有哪些支持？',
      '低空经济怎么发展？',
      '到2030年科技型中小企业要突破多少家？',
    ],
  },
];

export const audienceName = (audience: Audience, lang: string): string =>
  lang === 'en' || lang === 'zh-Hant' ? audience.name[lang] : audience.name['zh-CN'];
