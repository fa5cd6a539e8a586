// What the faces may know of the server's configuration, so that they can tell the reader what is kept.

/** What a face tells of its plan before the first question. */
export interface FacePlan {
  /** Sent with every question; null for the standard plan, which needs no naming. */
  readonly id: string | null;
  readonly title: string;
  readonly shortName: string;
  /** Questions to begin with, by audience: `officials`, `residents`, `companies`, `all`. */
  readonly starters: readonly { readonly audience: string; readonly questions: readonly string[] }[];
}

export interface PublicSettings {
  /** Ratings can be sent. */
  readonly feedback: boolean;
  /** Questions, numbers masked, are kept on the server. */
  readonly questionLog: boolean;
  /** Days after which ratings and logged questions are deleted. */
  readonly retentionDays: number;
  /** Most characters of a question. */
  readonly questionCharacters: number;
  /** The plan that the face asks; absent while the service loads. */
  readonly plan?: FacePlan;
}
