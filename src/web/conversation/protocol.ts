// The protocol that page and server share: types only, taken from the rooms that own them.
export type {
  Answer,
  AnswerEvent,
  AnswerMode,
  AnswerPart,
  AnswerReason,
  AnswerStatus,
  AnswerTable,
  AskRequest,
  Citation,
  Claim,
  EditionRef,
  GlossaryNote,
  PlanRef,
  RelatedSection,
  Signpost,
  TableRow,
  Turn,
} from '../../answering/answer.js';
export type { FeedbackMessage } from '../../server/feedback/feedback-message.js';
export type { PublicSettings } from '../../server/pages/public-settings.js';
export type { ReadingBlock, ReadingChapter, ReadingRow } from '../../server/pages/reading-chapter.js';
