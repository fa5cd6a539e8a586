// What a term means: the plan's own explanation, its members, or that it is used and not explained.

import { holdsContent } from '../../retrieval/content-words.js';
import type { Term } from '../../statements/statement.js';
import { normalizeText } from '../../text/normalize-text.js';
import { lacking, type PartDraft, told } from '../draft.js';
import { type PartContext, say, words } from '../part-context.js';
import { amountOf, coinedTerm, countsOf, explanationOf } from './explain-count.js';
import { findMentions } from './find-mentions.js';
import { belonging, pointLines, sentenceLine } from './tell-measures.js';

const bare = (text: string): string => normalizeText(text).replace(/["'“”‘’\s]/g, '');

/** The statement of the term that the question names, explained ones first. */
function termAsked(context: PartContext): Term | null {
  const asked = [...context.part.quoted, context.part.topic].map(bare).filter((text) => text.length > 1);
  const terms = context.statements.filter((statement): statement is Term => statement.kind === 'term');
  const same = terms.filter(({ term }) => asked.includes(bare(words(context, term))));
  const within = terms.filter(({ term }) => asked.some((text) => text.includes(bare(words(context, term)))));
  const candidates = same.length > 0 ? same : within;
  return candidates.find(({ unexplained }) => !unexplained) ?? candidates[0] ?? null;
}

/** What the plan says a term is, or the members that it gives; null where it gives neither. */
function tellTerm(context: PartContext): PartDraft | null {
  const term = termAsked(context);
  if (term === null || (term.meaning === null && term.members.length === 0)) return null;
  const t = words(context, term.term).replace(/[“”]/g, '');
  const members = term.members.map((span) => ({ name: words(context, span), span }));
  if (term.meaning !== null)
    return told([say(context, 'd1', { t, c: words(context, term.meaning) }, [term.sentence])], { members });
  const names = members.map(({ name }) => name.replace(/[。；，：]$/, ''));
  return told([say(context, 'd1', { t, c: names.join('、') }, [term.sentence, ...term.members])], { members });
}

/** 433以什么为骨干 asks of the term what it does not count: neither its meaning nor as many things as it counts. */
function asksMore({ part, parts }: PartContext, term: string): boolean {
  const planText = parts.index.plan.text;
  const topic = bare(part.topic);
  // 433现代化产业体系 is what the plan calls it.
  const isItsName = bare(planText).includes(topic);
  if (part.kind === 'define' || isItsName || !holdsContent(topic.replace(bare(term), ' '))) return false;
  const counts = countsOf(term).map(amountOf);
  return !countsOf(bare(part.text).replace(bare(term), ' ')).some((count) => counts.includes(amountOf(count)));
}

/** A term that counts things: what is counted, or that the plan does not say it. Null where none is asked about. */
export function tellCounted(context: PartContext): PartDraft | null {
  const t = coinedTerm(context);
  if (t === null || countsOf(t).length === 0) return null;
  const explained = tellTerm(context);
  if (explained) return explained;
  const explanation = explanationOf(context, t);
  if (explanation.length > 0) {
    const lines = explanation.map((span) => sentenceLine(context, span));
    return told(lines, { members: explanation.map((span) => ({ name: words(context, span), span })) });
  }
  const [sentence] = findMentions(context.parts.index, t).map((mention) => mention.sentence);
  if (!sentence || asksMore(context, t)) return null;
  return lacking('named-not-told', 'not-explained', {
    lines: [say(context, 'n4', { t }, [sentence]), say(context, 'a10', { c: words(context, sentence) }, [sentence])],
    missing: [`“${t}”：含义`],
  });
}

/** What a quoted term means is said where it stands, if anywhere: 那句“先体检”. */
function holdingTerm(context: PartContext): PartContext {
  const terms = context.part.quoted.map(bare).filter((term) => term.length > 1);
  const holding = context.selected.filter(({ text }) => terms.some((term) => bare(text).includes(term)));
  return holding.length > 0 ? { ...context, selected: holding } : context;
}

/** Tells a term; a term that is named and never explained is said to be so, with its sentence. */
export function defineTerm(context: PartContext): PartDraft {
  const counted = tellTerm(context) ?? tellCounted(context);
  if (counted) return counted;
  const sentences = belonging(holdingTerm(context)).slice(0, 4);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
