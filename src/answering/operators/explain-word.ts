// A hard word that somebody asks about and the plan does not explain: said so, then told in words of our own.
import type { DraftLine, PartDraft } from '../draft.js';
import { type PartContext, say, words } from '../part-context.js';
import { findMentions } from './find-mentions.js';

/** Statuses under which the first line of a draft says already that the plan does not explain the word. */
const SAYS_SO: ReadonlySet<string> = new Set(['not-explained', 'not-in-plan']);

/** Whether a line of the draft holds what the plan says the word is. */
function isExplained(context: PartContext, forms: readonly string[]): boolean {
  return context.statements.some(
    (statement) =>
      statement.kind === 'term' &&
      (statement.meaning !== null || statement.members.length > 0) &&
      forms.includes(words(context, statement.term).replace(/[“”]/g, '')),
  );
}

/** The draft of a question about a word, with the note as its second line; as it is where there is nothing to add. */
export function explainWord(context: PartContext, draft: PartDraft): PartDraft {
  const { part, parts, language } = context;
  if (part.kind !== 'define' || context.form === 'verbatim') return draft;
  const named = part.topic.trim() === '' ? part.quoted : [part.topic];
  const note = parts.glossary.noteOf({ named, text: part.text }, language);
  if (!note || isExplained(context, note.forms)) return draft;
  const { term: t, means: w } = note;
  const told: DraftLine = { ...say(context, 'w1', { t, w }), asked: [w, t] };
  const [first, ...rest] = draft.lines;
  if (first && draft.reason !== null && SAYS_SO.has(draft.reason)) return { ...draft, lines: [first, told, ...rest] };
  const mention = note.forms.flatMap((form) => findMentions(parts.index, form))[0];
  const honest: DraftLine = mention
    ? say(context, 'n4', { t }, [mention.sentence])
    : { ...say(context, 's1', { w: t }), asked: [t] };
  if (draft.verdict !== 'told')
    return { ...draft, lines: [honest, told], reason: mention ? 'not-explained' : 'not-in-plan' };
  return { ...draft, verdict: 'told-in-part', reason: 'not-explained', lines: [honest, told, ...draft.lines] };
}
