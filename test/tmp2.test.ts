import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { ReplyNotes, readClaims } from '../src/answering/generation/read-claims.js';
import { verifyClaim } from '../src/answering/verification/verify-claim.js';
import { comparable } from '../src/evaluation/replies/judged-claims.js';
import { chunks, plan } from './support/plan-fixture.js';

it('x', async () => {
  const log = readFileSync('/tmp/gen.log', 'utf8');
  for (const [, manner, id, text] of log.matchAll(/^(\S+) (?:对而落下|错而保留)：(\S+) (.*)$/gm)) {
    const p = JSON.parse(readFileSync(`/tmp/prompts/${id}.json`, 'utf8')) as { messages: { content: string }[] };
    const content = p.messages[1]?.content ?? '';
    const byLabel = new Map(
      [...content.matchAll(/<<<片段 (S\d+) \w+>>>\n[\s\S]*?原文：\n([\s\S]*?)\n<<<片段 S\d+完/g)].flatMap(
        ([, l, t]) => {
          const c = chunks.find((x) => x.text.replace(/[\t ]+/g, '') === (t ?? '').replace(/[\t ]+/g, ''));
          return c ? [[l as string, c] as const] : [];
        },
      ),
    );
    const reply = readFileSync(`eval/replies/${manner}/${id}.txt`, 'utf8');
    const notes = new ReplyNotes();
    let found = false;
    for await (const item of readClaims(
      (async function* () {
        yield { text: reply };
      })(),
      notes,
    )) {
      if (item.kind !== 'claim' || comparable(item.claim.text) !== comparable(text ?? '')) continue;
      found = true;
      const v = verifyClaim(item.claim, { plan, byLabel });
      console.log(
        v.kept ? 'KEPT' : `${v.reason} ${v.details.join('|').slice(0, 90)}`,
        '::',
        id,
        text,
        '<<',
        item.claim.quotes
          .map((q) => q.label + q.quote.slice(0, 20))
          .join(' / ')
          .slice(0, 80),
      );
    }
    if (!found) console.log('NOT FOUND ::', id, text);
  }
});
