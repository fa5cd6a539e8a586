// Whole claims against the real plan: faithful ones are kept, every invention falls, for its own reason.
import { describe, expect, it } from 'vitest';
import type { LabelledPassages } from '../../../src/answering/verification/claim.js';
import { listFaults, verifyClaim } from '../../../src/answering/verification/verify-claim.js';
import type { Chunk } from '../../../src/chunking/chunk.js';
import { findFigures } from '../../../src/text/find-figures.js';
import { splitSentences } from '../../../src/text/split-sentences.js';
import { FAITHFUL_CLAIMS, type FaithfulClaim, UNFAITHFUL_CLAIMS } from '../../support/claims.js';
import { chunkOf, chunks, plan } from '../../support/plan-fixture.js';

function verify({ text, quotes }: FaithfulClaim) {
  const byLabel = new Map(quotes.map((quote, index) => [`S${index + 1}`, chunkOf(quote)]));
  const labelled = quotes.map((quote, index) => ({ label: `S${index + 1}`, quote }));
  return verifyClaim({ text, quotes: labelled }, { plan, byLabel });
}

/** All sentences of the plan with their passages. */
const sentences = chunks
  .filter(({ kind }) => kind !== 'indicator')
  .flatMap((chunk) =>
    splitSentences(plan.text, chunk.span).map((span) => ({ chunk, text: plan.text.slice(span.start, span.end) })),
  )
  .filter(({ text }) => text.replace(/[\p{P}\s]/gu, '').length > 3);

const passagesOf = (chunk: (typeof chunks)[number]): LabelledPassages => ({ plan, byLabel: new Map([['S1', chunk]]) });

describe('verifyClaim', () => {
  it("lets a claim name the place that the plan's card names, and no other", () => {
    const quote = '建成社区书屋8处。';
    const text = `到2027年，${quote}`;
    const own = {
      ...plan,
      text,
      card: {
        ...plan.card,
        place: { name: '甲城区', aliases: ['甲城'], seal: '甲', within: [{ name: '乙江市', aliases: [] }] },
      },
    };
    const sentence = {
      chunk: chunks[0] as Chunk,
      span: { start: 0, end: text.length },
      quote: text,
      match: 'verbatim' as const,
    };
    const uncovered = (claim: string): readonly string[] => listFaults(claim, [sentence], own).uncovered;
    expect(uncovered(`乙江市甲城区${quote}`)).toEqual([]);
    expect(uncovered(`丙河市丁城区${quote}`)).not.toEqual([]);
  });

  it.each(FAITHFUL_CLAIMS)('keeps 「$text」', (claim) => {
    const verdict = verify(claim);
    expect(verdict).toMatchObject({ kept: true });
    if (!verdict.kept) return;
    for (const { quote, span } of verdict.claim.quotes) expect(plan.text.slice(span.start, span.end)).toBe(quote);
  });

  it.each(UNFAITHFUL_CLAIMS)('drops 「$text」 ($fault)', (claim) => {
    expect(verify(claim).kept).toBe(false);
  });

  it('drops four in five inventions for the reason that they were made for', () => {
    const reasons = UNFAITHFUL_CLAIMS.map((claim) => [verify(claim), claim.fault] as const);
    const expected = reasons.filter(([verdict, fault]) => !verdict.kept && verdict.reason === fault);
    expect(expected.length / reasons.length).toBeGreaterThan(0.8);
  });

  it('keeps every sentence of the plan as a claim that quotes itself', () => {
    const dropped = sentences.filter(
      ({ chunk, text }) => !verifyClaim({ text, quotes: [{ label: 'S1', quote: text }] }, passagesOf(chunk)).kept,
    );
    expect(dropped.map(({ text }) => text)).toEqual([]);
    expect(sentences.length).toBeGreaterThan(700);
  });

  it('drops every sentence of the plan in which one digit of a figure is changed', () => {
    const kept: string[] = [];
    let tried = 0;
    for (const { chunk, text } of sentences) {
      for (const { kind, span, printed } of findFigures(text)) {
        if (kind === 'ordinal' || !/\d/.test(printed)) continue;
        const changed = printed.replace(/[1-9]/, (digit) => String((Number(digit) % 9) + 1));
        const claim = text.slice(0, span.start) + changed + text.slice(span.end);
        tried++;
        if (verifyClaim({ text: claim, quotes: [{ label: 'S1', quote: text }] }, passagesOf(chunk)).kept)
          kept.push(claim);
      }
    }
    expect(kept).toEqual([]);
    expect(tried).toBeGreaterThan(120);
  });

  it('drops a claim whose labels are all unknown, and lets one unknown label fall alone', () => {
    const quote = '逐步推进免费学前教育';
    const passages = passagesOf(chunkOf(quote));
    const unknown = { text: '建成书屋8处。', quotes: [{ label: 'S9', quote: '建成书屋8处' }] };
    expect(verifyClaim(unknown, passages)).toEqual({ kept: false, reason: 'unknown-label', details: ['S9'] });
    const mixed = {
      text: `${quote}。`,
      quotes: [
        { label: 'S9', quote },
        { label: 'S1', quote },
      ],
    };
    expect(verifyClaim(mixed, passages)).toMatchObject({ kept: true, claim: { quotes: [{ quote }] } });
  });

  it('drops a quote that stands in another passage than the label says', () => {
    const passages = passagesOf(chunkOf('逐步推进免费学前教育'));
    const verdict = verifyClaim(
      { text: '改造老旧小区93个。', quotes: [{ label: 'S1', quote: '系统实施老旧小区改造93个' }] },
      passages,
    );
    expect(verdict).toMatchObject({ kept: false, reason: 'quote-not-found' });
  });

  it('finds a quote under a wrong label where it stands letter for letter, and nowhere by likeness', () => {
    const quote = '逐步推进免费学前教育';
    const passages = passagesOf(chunkOf(quote));
    const verdict = verifyClaim({ text: `${quote}。`, quotes: [{ label: 'S9', quote }] }, passages);
    expect(verdict).toMatchObject({ kept: true, claim: { quotes: [{ quote }] } });
    const alike = { text: `${quote}。`, quotes: [{ label: 'S9', quote: '逐步推动免费学前教育' }] };
    expect(verifyClaim(alike, passages)).toMatchObject({ kept: false, reason: 'unknown-label' });
  });

  it('lets a claim stand on a line of the operators, with the quotes of that line', () => {
    const quote = '建设青年驿站5处、“优徕青年社区”10处';
    const chunk = chunkOf(quote);
    const start = chunk.span.start + chunk.text.indexOf(quote);
    const span = { start, end: start + quote.length };
    const line = {
      text: '两类青年住所共15处（按规划数据计算：5处＋10处）。',
      quotes: [{ chunk, span, quote, match: 'verbatim' as const }],
    };
    const passages = { ...passagesOf(chunk), results: new Map([['R1', line]]) };
    const claim = (text: string) => ({ text, quotes: [{ label: 'R1', quote: '共15处' }] });
    expect(verifyClaim(claim('两类青年住所合计15处。'), passages)).toMatchObject({
      kept: true,
      claim: { quotes: [{ quote }] },
    });
    expect(verifyClaim(claim('两类青年住所合计16处。'), passages).kept).toBe(false);
  });

  it('shows the whole sentence when the claim needs its year', () => {
    const verdict = verify({ text: '到2030年，人才资源总量达到25万人。', quotes: ['人才资源总量达到25万人'] });
    expect(verdict.kept && verdict.claim.quotes[0]?.quote).toMatch(/^到2030年，全社会研发投入.*25万人。$/);
  });

  it('is not deceived by a quote cut to hide a negation or a bound', () => {
    expect(verify({ text: '支持耕地“非粮化”。', quotes: ['耕地“非粮化”'] })).toMatchObject({
      kept: false,
      reason: 'modality',
    });
    expect(verify({ text: '地区生产总值900亿元。', quotes: ['900亿元'] })).toMatchObject({
      kept: false,
      reason: 'figures',
    });
  });

  it('takes a passage quoted twice for one quote', () => {
    const quote = '逐步推进免费学前教育';
    expect(verify({ text: quote, quotes: [quote, quote] })).toMatchObject({ claim: { quotes: [{ quote }] } });
  });
});
