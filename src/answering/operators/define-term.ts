// What a term means: the plan's own explanation, its members, or that it is used and not explained.
import type { Term } from '../../statements/statement.js';
import { normalizeText } from '../../text/normalize-text.js';
import { lacking, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { type PartContext, say, words } from '../part-context.js';
import { findMentions } from './find-mentions.js';
import { belonging, pointLines } from './tell-measures.js';

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

/** Tells a term; a term that is named and never explained is said to be so, with its sentence. */
export function defineTerm(context: PartContext, findings: Findings): PartDraft {
  const term = termAsked(context);
  const t = term ? words(context, term.term).replace(/[“”]/g, '') : '';
  if (term && term.meaning !== null)
    return told([say(context, 'd1', { t, c: words(context, term.meaning) }, [term.sentence])], {
      members: term.members.map((span) => ({ name: words(context, span), span })),
    });
  if (term && term.members.length > 0) {
    const members = term.members.map((span) => words(context, span).replace(/[。；，：]$/, ''));
    const first = say(context, 'd1', { t, c: members.join('、') }, [term.sentence, ...term.members]);
    return told([first], { members: term.members.map((span) => ({ name: words(context, span), span })) });
  }
  const coined = term !== null && [...context.part.quoted, context.part.topic].map(bare).includes(bare(t));
  const [list] = findings.enumerations;
  if (coined && !(list && list.score >= 1.6)) {
    const sentences = findMentions(context.parts.index, t).map(({ sentence }) => sentence);
    const [sentence] = sentences;
    if (sentence)
      return lacking('named-not-told', 'not-explained', {
        lines: [
          say(context, 'n4', { t }, [sentence]),
          say(context, 'a10', { c: words(context, sentence) }, [sentence]),
        ],
        missing: [`“${t}”：含义`],
      });
  }
  const sentences = belonging(context, 0.4).slice(0, 4);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
