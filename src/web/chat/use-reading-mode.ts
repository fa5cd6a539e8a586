// On a phone the bars make room while somebody reads on, and come back when they scroll up.
import { useEffect } from 'preact/hooks';

/** A finger's tremble is no direction. */
const STEP = 12;
/** Scrolling that no finger or wheel began (a new question on top) changes nothing under the reader's eyes. */
const MOMENTUM_MS = 1500;

/** Hides or shows the bars, and keeps the text where it was on the screen. */
function setReading(scroller: HTMLElement, isReading: boolean): void {
  const { body } = document;
  if ((body.dataset['reading'] === 'true') === isReading) return;
  const before = scroller.getBoundingClientRect().top;
  body.dataset['reading'] = String(isReading);
  scroller.scrollTop += scroller.getBoundingClientRect().top - before;
}

export function useReadingMode(find: () => HTMLElement | null): void {
  useEffect(() => {
    const scroller = find();
    if (scroller === null) return;
    let [moved, last] = [0, scroller.scrollTop];
    const onMove = (): void => {
      moved = Date.now();
    };
    const onScroll = (): void => {
      const way = scroller.scrollTop - last;
      if (Math.abs(way) < STEP) return;
      if (Date.now() - moved < MOMENTUM_MS) setReading(scroller, way > 0 && scroller.scrollTop > STEP);
      last = scroller.scrollTop;
    };
    scroller.addEventListener('touchmove', onMove, { passive: true });
    scroller.addEventListener('wheel', onMove, { passive: true });
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('touchmove', onMove);
      scroller.removeEventListener('wheel', onMove);
      scroller.removeEventListener('scroll', onScroll);
      delete document.body.dataset['reading'];
    };
  }, []);
}
