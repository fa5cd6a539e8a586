// A stand-in for a model that does as it is told: it answers with sentences of the passages in its prompt.
import { bigramsOf } from '../../src/answering/verification/split-clauses.js';
import { normalizeText } from '../../src/text/normalize-text.js';
import type { ChatBehaviour, ReceivedRequest } from './openai-server.js';

const PASSAGE = /<<<片段 (S\d+) \w+>>>\n[\s\S]*?原文：\n([\s\S]*?)\n<<<片段 S\d+完/g;
const QUESTION = /<<<问题 \w+>>>\n([\s\S]*?)\n<<<问题完/;

interface Sentence {
  readonly label: string;
  readonly text: string;
  readonly likeness: number;
}

/** The sentences of the prompt's passages, most like its question first. */
function rankSentences(prompt: string): Sentence[] {
  const asked = bigramsOf(normalizeText(QUESTION.exec(prompt)?.[1] ?? ''));
  const sentences = [...prompt.matchAll(PASSAGE)].flatMap(([, label = '', text = '']) =>
    text
      .split(/(?<=[。！？])|\n/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length > 6)
      .map((sentence) => {
        const own = bigramsOf(normalizeText(sentence));
        return { label, text: sentence, likeness: [...asked].filter((pair) => own.has(pair)).length };
      }),
  );
  return sentences.sort((a, b) => b.likeness - a.likeness);
}

/** Answers a prompt of this project with its best sentences, quoted; anything else with two words. */
export function answerHonestly({ body }: ReceivedRequest, mostClaims = 2): ChatBehaviour {
  const messages = body['messages'] as { readonly role: string; readonly content: string }[];
  const prompt = messages.find(({ role, content }) => role === 'user' && content.includes('<<<片段'))?.content;
  if (prompt === undefined) return { kind: 'reply', text: '收到' };
  const claims = rankSentences(prompt)
    .slice(0, mostClaims)
    .map(({ label, text }) => ({ text, quotes: [{ label, quote: text }] }));
  return {
    kind: 'reply',
    text: JSON.stringify({ claims, absent: '' }),
    pieceLength: 20,
    usage: { input: 1200, output: 150 },
  };
}
