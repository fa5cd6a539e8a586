// Which case a call to a model belongs to, while several cases are asked at once.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Respondent } from '../running/respondent.js';

const scope = new AsyncLocalStorage<string>();

/** Id of the case that is being asked. Throws outside of one: a recording without a case could not be found again. */
export function currentCase(): string {
  const id = scope.getStore();
  if (id === undefined) throw new Error('a recorded model was called outside of an evaluation case');
  return id;
}

/** The respondent, with each case known to the model that answers it. */
export const withCaseScope = (respondent: Respondent): Respondent => ({
  ...respondent,
  ask: (evaluationCase, signal) => scope.run(evaluationCase.id, () => respondent.ask(evaluationCase, signal)),
});
