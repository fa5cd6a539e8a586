// The empty start: what this is, and questions to begin with.
import type { JSX } from 'preact';
import { audienceName } from '../words/suggested-questions.js';
import { useFace } from './face.js';

function QuestionButtons({ questions }: { readonly questions: readonly string[] }): JSX.Element {
  const { session } = useFace();
  return (
    <div class="question-buttons" lang="zh-CN">
      {questions.map((question) => (
        <button key={question} type="button" class="button question" onClick={() => session.ask(question)}>
          {question}
        </button>
      ))}
    </div>
  );
}

interface StartProps {
  /** The embedding page's own questions; without them one list for each audience is shown. */
  readonly questions?: readonly string[];
  /** Who mostly reads here: their questions come first. */
  readonly first?: string;
  /** The face's own head says already what this is. */
  readonly isTitled?: boolean;
}

export function StartQuestions({ questions, first, isTitled = true }: StartProps): JSX.Element {
  const { words, settings } = useFace();
  const { title = words.name, starters = [] } = settings.plan ?? {};
  const ordered = starters.toSorted((a, b) => Number(b.audience === first) - Number(a.audience === first));
  return (
    <section class="start">
      {isTitled && <h2>{words.start.title}</h2>}
      <p class="start-lead">
        {words.start.lead(title)} {words.start.answersIn}
      </p>
      {questions ? (
        <section class="audience" aria-label={words.widget.suggestions}>
          <h3>{words.widget.suggestions}</h3>
          <QuestionButtons questions={questions} />
        </section>
      ) : (
        <section class="audiences" aria-label={words.start.audiences}>
          {ordered.map(({ audience, questions: own }) => (
            <section class="audience" key={audience}>
              {starters.length > 1 && <h3>{audienceName(audience, words.lang)}</h3>}
              <QuestionButtons questions={own} />
            </section>
          ))}
        </section>
      )}
    </section>
  );
}
