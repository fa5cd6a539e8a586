// What the faces may know of the server's configuration, so that they can tell the reader what is kept.

export interface PublicSettings {
  /** Ratings can be sent. */
  readonly feedback: boolean;
  /** Questions, numbers masked, are kept on the server. */
  readonly questionLog: boolean;
  /** Days after which ratings and logged questions are deleted. */
  readonly retentionDays: number;
  /** Most characters of a question. */
  readonly questionCharacters: number;
}
