// Aliases, audiences and hard words out of a model's reply, as far as it is sound.
import { z } from 'zod';
import { ThinkingFilter } from '../drop-thinking.js';
import { LooseJsonReader } from '../loose-json.js';

const word = z.string().trim().min(2).max(24);
const words = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(word).min(1).max(12));

const aliasSchema = z.object({ plan: word, also: words });
const audienceSchema = z.object({
  clause: z.string().trim().min(6).max(200),
  for: words,
  need: z.string().trim().max(12).default(''),
});
const termSchema = z.object({ term: word, meaning: z.string().trim().max(120).default('') });

export type WrittenAlias = z.infer<typeof aliasSchema>;
export type WrittenAudience = z.infer<typeof audienceSchema>;
export type WrittenTerm = z.infer<typeof termSchema>;

export interface WrittenAids {
  readonly aliases: readonly WrittenAlias[];
  readonly audiences: readonly WrittenAudience[];
  readonly terms: readonly WrittenTerm[];
  /** Whether the reply had the form at all: three empty lists are an answer. */
  readonly isSound: boolean;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** All aids of a reply; fenced, prefixed and cut replies are read as far as they go. */
export function readAids(reply: string): WrittenAids {
  const filter = new ThinkingFilter();
  const reader = new LooseJsonReader();
  const text = filter.push(reply) + filter.end();
  const objects = [...reader.push(text), ...reader.end()].map(parse);
  const take = <T>(schema: z.ZodType<T>): T[] =>
    objects.flatMap((object) => {
      const parsed = schema.safeParse(object);
      return parsed.success ? [parsed.data] : [];
    });
  const aids = { aliases: take(aliasSchema), audiences: take(audienceSchema), terms: take(termSchema) };
  const hasAny = aids.aliases.length + aids.audiences.length + aids.terms.length > 0;
  return { ...aids, isSound: hasAny || /"(?:aliases|audiences|terms)"\s{0,4}:\s{0,4}\[/.test(text) };
}
