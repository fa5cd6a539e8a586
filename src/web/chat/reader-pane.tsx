// The plan beside the answer: the chapter of a citation, scrolled to the quote, which is marked.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { breadcrumbOf } from '../conversation/cite.js';
import { chapterIdOf, passageLink, planOf } from '../conversation/plan-link.js';
import type { Citation, ReadingChapter } from '../conversation/protocol.js';
import { useFace } from '../parts/face.js';
import { Icon } from '../parts/icons.js';
import { ReadingBlocks } from './reading-blocks.js';

/** Chapters do not change while the page lives. */
const chapters = new Map<string, ReadingChapter>();

type Loaded = ReadingChapter | 'loading' | 'failed';

function useChapter(chapterId: string, plan: string | null): [Loaded, () => void] {
  const key = `${plan ?? ''}/${chapterId}`;
  const { session } = useFace();
  const [loaded, setLoaded] = useState<Loaded>(chapters.get(key) ?? 'loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    const known = chapters.get(key);
    setLoaded(known ?? 'loading');
    if (known) return;
    session.client.readingChapter(chapterId, plan).then(
      (chapter) => {
        chapters.set(key, chapter);
        if (wanted) setLoaded(chapter);
      },
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [key, attempt]);
  return [loaded, () => setAttempt(attempt + 1)];
}

interface ReaderPaneProps {
  readonly citation: Citation;
  readonly onClose: () => void;
}

export function ReaderPane({ citation, onClose }: ReaderPaneProps): JSX.Element {
  const { words, session } = useFace();
  const [chapter, retry] = useChapter(chapterIdOf(citation), planOf(citation));
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [citation]);
  useEffect(() => {
    const mark = body.current?.querySelector('mark.quote');
    mark?.scrollIntoView({ block: 'center' });
  }, [chapter, citation]);
  return (
    <aside
      class="reader"
      aria-labelledby="reader-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <header class="reader-header">
        <h2 id="reader-title" ref={title} tabIndex={-1}>
          {words.reader.title}
        </h2>
        <a class="button quiet" href={passageLink(session.client.origin, citation)}>
          <Icon name="book" />
          {words.reader.full}
        </a>
        <button type="button" class="button quiet" onClick={onClose}>
          <Icon name="close" />
          {words.reader.close}
        </button>
      </header>
      <p class="reader-crumbs" lang="zh-CN">
        {breadcrumbOf(citation).join(' › ')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="reader-body plan-text" ref={body} lang="zh-CN" tabIndex={0} aria-label={words.reader.title}>
        {chapter === 'loading' && <p class="waiting">{words.reader.loading}</p>}
        {chapter === 'failed' && (
          <div class="notice failure">
            <p>{words.reader.failed}</p>
            <button type="button" class="button" onClick={retry}>
              {words.reader.retry}
            </button>
          </div>
        )}
        {typeof chapter === 'object' && <ReadingBlocks blocks={chapter.blocks} quote={citation} />}
      </section>
    </aside>
  );
}
