// An answer: what leaves the assistant, with every claim standing on verified citations. Shapes of the HTTP contract.

/**
 * answered: every claim is verified · partial: some of what was asked or composed fell away ·
 * abstained: we looked and the plan does not say · declined: not a question for us (small talk, injection).
 */
export type AnswerStatus = 'answered' | 'partial' | 'abstained' | 'declined';

/** How the text came about: extracted from the plan by rules, or written by a model and verified claim by claim. */
export type AnswerMode = 'extractive' | 'generated';

/** What the asker may wish for: `auto` is generated where a model is configured. */
export type RequestedMode = 'auto' | AnswerMode;

/** Why an answer has its status; null on a plain answer. Stable words for programs. */
export type AnswerReason =
  | 'masked' // the published text prints * or leaves the cell empty
  | 'conflicting' // two places of the plan give two values
  | 'not-explained' // a term is named in the plan but never explained
  | 'not-in-plan' // nothing relevant was found
  | 'slot-missing' // the topic stands in the plan, what is asked about it does not
  | 'other-scope' // another place, another plan or another period
  | 'claims-dropped' // some claims failed verification
  | 'incomplete' // the model says that the passages answer only in part
  | 'small-talk'
  | 'off-topic'
  | 'injection'
  | 'distress' // somebody is in danger or despair: help comes first
  | 'complaint'; // a grievance: who takes it, and what the plan says of the matter

export interface ChapterRef {
  readonly number: number;
  readonly title: string;
}

export interface UnitRef {
  /** The label as the plan counts: 「一、」「（二）」「——」. */
  readonly number: string;
  readonly title: string;
}

/** The plan that a quote is from, where several are loaded. */
export interface PlanRef {
  readonly id: string;
  readonly title: string;
  /** What lists and labels call it. */
  readonly shortName: string;
}

export interface Citation {
  /** 1-based; the [1] of the answer's text. */
  readonly id: number;
  readonly chunkId: string;
  readonly chapter: ChapterRef;
  readonly section: UnitRef | null;
  readonly item: UnitRef | null;
  readonly box: { readonly label: string; readonly title: string } | null;
  /** 「第二章第一节（二）」. */
  readonly reference: string;
  /** 《槐荫区…规划纲要》第二章第一节（二）, as official documents cite. */
  readonly officialReference: string;
  /** Verbatim: `plan.text.slice(start, end)`. */
  readonly quote: string;
  /** UTF-16 offsets into the plan's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Link into the reading page. */
  readonly url: string;
  /** How the quote was found: letter for letter, or after normalisation (and then replaced by the plan's letters). */
  readonly match: 'verbatim' | 'normalized';
  /** Whose words these are; absent where the answer came from an assistant of one plan. */
  readonly plan?: PlanRef;
}

export interface Claim {
  readonly text: string;
  /** Ids of citations of the same answer; never empty in an answered claim. */
  readonly citations: readonly number[];
}

/** A section that an abstention points to. */
export interface RelatedSection {
  readonly reference: string;
  readonly title: string;
  readonly url: string;
}

/** One thing that was asked, and what became of it. */
export interface AnswerPart {
  /** The asker's words for it. */
  readonly question: string;
  readonly status: AnswerStatus;
  readonly reason: AnswerReason | null;
  /** Positions, from 0, in `claims`. */
  readonly claims: readonly number[];
}

export interface TableRow {
  readonly cells: readonly string[];
  /** Ids of citations of the same answer. */
  readonly citations: readonly number[];
}

/** An answer, or a part of it, as a table. */
export interface AnswerTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Positions of the claims that say the same line by line: a face that shows the table leaves these out. */
  readonly claims: readonly number[];
}

/** Who helps: not the plan's words, and labelled so. */
export interface Signpost {
  readonly name: string;
  readonly phone: string | null;
  readonly url: string | null;
  /** What one may ask there. */
  readonly why: string;
}

/** What a hard word of the answer means, in words of our own: not the plan's, and labelled so. */
export interface GlossaryNote {
  readonly term: string;
  readonly means: string;
}

/** Milliseconds of each pipeline step by name, and in all. */
export type Timings = Readonly<Record<string, number>>;

/** The document that the answer speaks for. */
export interface EditionRef {
  readonly id: string;
  readonly title: string;
  /** SHA-256 of the plan's text, hex. */
  readonly digest: string;
  /** 2 for the second edition of a plan; absent on the first. */
  readonly number?: number;
  /** Id of the edition that took its place; absent where it is in force. */
  readonly replacedBy?: string;
}

/** What a model did for a generated answer; null on an extractive one. */
export interface GenerationReport {
  readonly model: string;
  readonly promptVersion: string;
  readonly claimsKept: number;
  /** Dropped claims by reason. */
  readonly claimsDropped: Readonly<Record<string, number>>;
  /** Why the embedded answer came in the model's place; null when it did not. */
  readonly fallback: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly standaloneQuestion: string;
  readonly status: AnswerStatus;
  readonly reason: AnswerReason | null;
  readonly mode: AnswerMode;
  /** The text with [1] [2] markers. */
  readonly answer: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  /** How the question was completed or changed by the conversation, 「理解为：…」; null where it was not. */
  readonly understood: string | null;
  /** What was asked, part by part; one for a plain question, none for small talk. */
  readonly parts: readonly AnswerPart[];
  readonly table: AnswerTable | null;
  readonly signposts: readonly Signpost[];
  /** Notes on hard words that stand in the answer. */
  readonly glossary: readonly GlossaryNote[];
  readonly related: readonly RelatedSection[];
  readonly suggestions: readonly string[];
  readonly edition: EditionRef;
  /** All documents that an answer over several plans speaks for; absent on any other. */
  readonly editions?: readonly EditionRef[];
  readonly generation: GenerationReport | null;
  readonly timings: Timings;
}

/** One earlier turn of the conversation. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface AskRequest {
  readonly question: string;
  /** Oldest first. */
  readonly history?: readonly Turn[];
  readonly mode?: RequestedMode;
  /** Id of the plan to ask; the standard one where it is left out, unless the question names another's place. */
  readonly plan?: string;
}

/**
 * What a streaming answer sends, in order: one answer-start, then citations each before the first claim that uses it,
 * claims in order, one answer-end with the whole answer. Only verified claims are ever sent.
 */
export type AnswerEvent =
  | {
      readonly type: 'answer-start';
      readonly data: {
        readonly id: string;
        readonly question: string;
        readonly standaloneQuestion: string;
        readonly mode: AnswerMode;
      };
    }
  | { readonly type: 'citation'; readonly data: Citation }
  | { readonly type: 'claim'; readonly data: { readonly index: number } & Claim }
  | { readonly type: 'answer-end'; readonly data: Answer };
