// The package for other programs: the assistant, and its parts as LangChain's own kinds.
export type { Answer, AnswerEvent, AskRequest, Citation, Claim, Turn } from './answering/answer.js';
export { checkDraft } from './answering/checking/check-draft.js';
export type { CheckedSentence, Difference, DraftCheck, DraftVerdict } from './answering/checking/draft-check.js';
export { createPlanVerifier, type VerifiedText } from './answering/checking/plan-verifier.js';
export { type AskOptions, type Assistant, type AssistantOptions, createAssistant } from './assistant.js';
export { PlanVectorStore } from './indexing/plan-vector-store.js';
export { type PassageMetadata, PlanRetriever, type PlanRetrieverFields } from './retrieval/plan-retriever.js';
