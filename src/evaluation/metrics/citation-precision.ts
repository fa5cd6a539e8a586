// citation_precision: per answerable case, the share of its citations that are verbatim and touch a sentence in which
// evidence (or evidence_any) stands; averaged over the cases that cite at all.
// Source: Gao et al., Enabling Large Language Models to Generate Text with Citations (ALCE), EMNLP 2023: an irrelevant
// citation lowers precision. ALCE asks a model whether a citation supports; here spans of known truth decide.
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { JudgedCase } from '../judging/judged-case.js';
import { quoteIsVerbatim } from '../judging/quote-is-verbatim.js';
import { type Metric, once } from './metric.js';

/** The sentences in which evidence stands: the rest of a sentence is its context, not another statement. */
function evidenceSentences({ case: asked, context: { sentences } }: JudgedCase): TextSpan[] {
  const places = [...asked.evidence, ...asked.alternatives].flatMap(({ spans }) => spans);
  return sentences.filter((sentence) => places.some((place) => spansOverlap(place, sentence)));
}

export const citationPrecision: Metric = {
  name: 'citation_precision',
  group: 'citations',
  meaning: '引文中落在证据所在句的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const citations = judged.record.answer?.citations ?? [];
    if (!judged.case.answerable || citations.length === 0) return null;
    const right = evidenceSentences(judged);
    const precise = citations.filter(
      (citation) =>
        quoteIsVerbatim(judged.context.plan, citation) && right.some((sentence) => spansOverlap(sentence, citation)),
    );
    return once(precise.length / citations.length);
  },
};
