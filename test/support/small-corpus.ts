// The real plan with few index-time questions: an index of it is built in a second or two, one of the whole in twenty.
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A corpus in a folder of its own, which the caller removes, with these files of `corpus/questions/`. */
export function smallCorpus(...questionFiles: readonly string[]): string {
  const corpus = mkdtempSync(join(tmpdir(), 'plan-corpus-'));
  const names = ['plan.json', 'plan.txt', 'card.json', 'statements.jsonl', 'statements.sha256'];
  for (const name of [...names, 'words.txt', 'thesaurus.jsonl', 'english.jsonl'])
    cpSync(`corpus/${name}`, join(corpus, name));
  mkdirSync(join(corpus, 'questions'));
  for (const name of questionFiles) cpSync(`corpus/questions/${name}`, join(corpus, 'questions', name));
  return corpus;
}
