// How much of a question and of a conversation is read, whoever asks: the service refuses more, every other face is cut.
import { capText } from '../text/cap-text.js';
import type { AskRequest } from './answer.js';

/** Long enough for a pasted paragraph with a question; the longest question people sent had under 300 characters. */
export const MOST_QUESTION_CHARACTERS = 2000;
/** Ten questions and their answers; what a follow-up refers to stands in the last few. */
export const MOST_TURNS = 20;
export const MOST_TURN_CHARACTERS = 4000;
/** Of a turn, what a follow-up can refer to is read: a question whole, an answer's first lines. */
const MOST_READ_OF_TURN = 2000;

/** The question and the last turns of its history as they are read, in NFKC. */
export function capRequest({ question, history = [] }: AskRequest): Required<Pick<AskRequest, 'question' | 'history'>> {
  return {
    question: capText(question, MOST_QUESTION_CHARACTERS),
    history: history
      .slice(-MOST_TURNS)
      .map(({ role, content }) => ({ role, content: capText(content, MOST_READ_OF_TURN) })),
  };
}
