// The plan's card: what is known of a plan beside its text, written by people and read wherever code must know the plan.

/** A place as the plan and its readers name it. */
export interface NamedPlace {
  /** The full name: 「槐荫区」. */
  readonly name: string;
  /** Other ways to say it, without the full name: 「槐荫」「我区」. */
  readonly aliases: readonly string[];
}

/** The place that the plan is for. */
export interface CardPlace extends NamedPlace {
  /** One or two characters that stand for the place in a seal or an icon. */
  readonly seal: string;
  /** The places that hold it, the nearest first: city, then province. Their own matters are not this plan's. */
  readonly within: readonly NamedPlace[];
}

/** Whose plan it is; `sector` is a plan of one field of work, at any level. */
export type CardLevel = 'district' | 'city' | 'province' | 'nation' | 'sector';

/** What a star in the text means. */
export interface StarMeaning {
  /** The star stands in place of a figure that was not published. */
  readonly hidesFigure: boolean;
  /** What readers are told, a sentence of plain Chinese; '' where the text has no star. */
  readonly meaning: string;
}

/** Who helps with what the plan does not hold. These words are not the plan's. */
export interface ContactLine {
  readonly name: string;
  readonly phone: string | null;
  readonly url: string | null;
  /** What one may ask there. */
  readonly why: string;
}

/** Questions to begin with, for one audience; each is answered by the plan. */
export interface StarterGroup {
  readonly audience: 'officials' | 'residents' | 'companies' | 'all';
  readonly questions: readonly string[];
}

/** Which edition of a plan this is; the first has no such mark. */
export interface PlanEdition {
  /** Id of the first edition. */
  readonly of: string;
  /** 2 for the second. */
  readonly number: number;
}

export interface PlanCard {
  readonly id: string;
  /** The official title, without the bracketed years. */
  readonly title: string;
  /** What a page or a list calls it: 「槐荫区“十五五”规划」. */
  readonly shortName: string;
  readonly place: CardPlace;
  readonly level: CardLevel;
  /** Other places of the same kind: a question about one of them is not for this plan. */
  readonly neighbours: readonly NamedPlace[];
  readonly period: { readonly from: number; readonly to: number };
  /** The year whose figures the plan starts from; null where it gives none. */
  readonly baseYear: number | null;
  /** The far year of its long-range goals; null where it names none. */
  readonly visionYear: number | null;
  readonly star: StarMeaning;
  readonly starters: readonly StarterGroup[];
  readonly contacts: readonly ContactLine[];
  readonly edition?: PlanEdition;
}
