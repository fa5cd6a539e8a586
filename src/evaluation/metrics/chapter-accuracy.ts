// chapter_accuracy: share of answerable cases in which the chapter of the first citation is one of the case's chapters.
// No citation is a miss. Source: shared evaluation set, scoring rule 2 (eval/README.md).
import { type Metric, once } from './metric.js';

export const chapterAccuracy: Metric = {
  name: 'chapter_accuracy',
  group: 'citations',
  meaning: '第一条引文所在章正确的问题比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ case: asked, record }) {
    if (!asked.answerable) return null;
    const first = record.answer?.citations[0];
    return once(first !== undefined && asked.chapters.includes(first.chapter.number));
  },
};
