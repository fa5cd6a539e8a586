// The embedded vectors: learned from texts alone, the same on every machine, alike where texts are alike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms, EmbeddedEmbeddings } from '../../src/models/embedded-embeddings.js';
import { TERM_VECTOR_DEFAULTS, trainTermVectors } from '../../src/models/train-term-vectors.js';

/** Two topics that share no term; 看病 never meets 护士, but both meet 医院. */
const TEXTS = [
  '医院 看病 挂号',
  '医院 护士 医生',
  '医生 护士 挂号',
  '道路 堵车 停车',
  '停车 道路 公交',
  '公交 堵车 地铁',
];
const termsOf = (text: string) => text.split(' ').filter(Boolean);
const train = (options: Partial<typeof TERM_VECTOR_DEFAULTS> = {}) =>
  trainTermVectors(
    TEXTS.map((text) => countTerms(termsOf(text))),
    { ...TERM_VECTOR_DEFAULTS, dimensions: 2, fewestTexts: 1, ...options },
  );
const embeddingsOf = (vectors = train()) =>
  new EmbeddedEmbeddings(vectors, { document: termsOf, query: (text) => countTerms(termsOf(text)) });
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('term vectors', () => {
  it('are the same each time, whatever the machine: the random start has a seed', () => {
    expect(train()).toEqual(train());
  });

  it('span orthonormal directions', () => {
    const { vectors, dimensions, terms } = train();
    const column = (at: number) => terms.map((_, term) => vectors[term * dimensions + at] ?? 0);
    expect(dot(column(0), column(0))).toBeCloseTo(1, 4);
    expect(dot(column(1), column(1))).toBeCloseTo(1, 4);
    expect(dot(column(0), column(1))).toBeCloseTo(0, 4);
  });

  it('leave out terms of too few texts, and keep the most widespread first', () => {
    const { terms, idf } = train({ fewestTexts: 2 });
    expect(terms).not.toContain('看病');
    expect(terms).not.toContain('地铁');
    expect(idf[terms.indexOf('医院')]).toBeCloseTo(Math.log(1 + 6 / 2), 6);
    expect(train({ mostTerms: 3 }).terms).toHaveLength(3);
  });

  it('have no more dimensions than there are texts', () => {
    expect(train({ dimensions: 128 }).dimensions).toBe(TEXTS.length);
  });

  it('learn nothing from no text, and fail at nothing', () => {
    const { terms, dimensions } = trainTermVectors([]);
    expect(terms).toEqual([]);
    expect(dimensions).toBe(1);
  });
});

describe('embedded embeddings', () => {
  // Six texts part slowly: more passes than a real corpus needs.
  it('bring together what stands in the same company, although it shares no word', async () => {
    const embeddings = embeddingsOf(train({ iterations: 30 }));
    const [ill, nurse, traffic] = await embeddings.embedDocuments(['看病', '护士', '堵车']);
    expect(dot(ill ?? [], nurse ?? [])).toBeGreaterThan(0.9);
    expect(Math.abs(dot(ill ?? [], traffic ?? []))).toBeLessThan(0.1);
  });

  it('have length 1, or 0 where no term is known', async () => {
    const embeddings = embeddingsOf();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('医院', '道路', '停车', '火星'), { maxLength: 8 }), async (words) => {
        const vector = await embeddings.embedQuery(words.join(' '));
        const isKnown = words.some((word) => word !== '火星');
        expect(dot(vector, vector)).toBeCloseTo(isKnown ? 1 : 0, 6);
      }),
    );
  });

  it('weigh a term more the more often it stands, and one without weight not at all', () => {
    const embeddings = embeddingsOf();
    const hospital = embeddings.embedTerms(new Map([['医院', 1]]));
    const likeness = (times: number) => {
      const both = embeddings.embedTerms(
        new Map([
          ['医院', times],
          ['道路', 1],
        ]),
      );
      return dot(both, hospital);
    };
    expect(likeness(8)).toBeGreaterThan(likeness(1));
    expect(likeness(1)).toBeGreaterThan(likeness(0));
    expect(likeness(-1)).toBeCloseTo(likeness(0), 9);
  });

  it('embed a query by its own analysis', async () => {
    const vectors = train();
    const asked: string[] = [];
    const embeddings = new EmbeddedEmbeddings(vectors, {
      document: termsOf,
      query: (text) => {
        asked.push(text);
        return new Map([['医院', 0.5]]);
      },
    });
    expect(await embeddings.embedQuery('哪里看病')).toEqual(embeddings.embedTerms(new Map([['医院', 0.5]])));
    expect(asked).toEqual(['哪里看病']);
  });

  it('know the terms of their corpus', () => {
    expect([embeddingsOf().knows('医院'), embeddingsOf().knows('火星')]).toEqual([true, false]);
  });
});

describe('counting terms', () => {
  it('keeps duplicates as frequencies', () => {
    expect(countTerms(['医院', '学校', '医院'])).toEqual(
      new Map([
        ['医院', 2],
        ['学校', 1],
      ]),
    );
  });
});
