// What a script adds to the reading page, which is whole without it: a contents list that follows, and steps through hits.
import './reading.css';

/** Marks the contents entry of the section that is being read and keeps it in sight. */
function followContents(contents: HTMLElement): void {
  const links = new Map(
    [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [link.hash.slice(1), link]),
  );
  const targets = [...links.keys()].map((id) => document.getElementById(id)).filter((target) => target !== null);
  let current: HTMLAnchorElement | undefined;
  const update = (): void => {
    // The last heading above the upper third of the window is what the eyes are on.
    const reading = targets.findLast((target) => target.getBoundingClientRect().top < innerHeight / 3) ?? targets[0];
    const link = reading && links.get(reading.id);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
    keepInSight(contents, link);
  };
  let isWaiting = false;
  const soon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      update();
    });
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  update();
}

/** Scrolls the list only: `scrollIntoView` would move the page that is being read. */
function keepInSight(contents: HTMLElement, link: HTMLAnchorElement | undefined): void {
  if (!link) return;
  const list = contents.getBoundingClientRect();
  const entry = link.getBoundingClientRect();
  if (entry.top < list.top || entry.bottom > list.bottom) {
    contents.scrollTop += entry.top - list.top - list.height / 3;
  }
}

/** Previous and next hit of a search, counted aloud. */
function stepThroughHits(bar: HTMLElement): void {
  const hits = [...document.querySelectorAll<HTMLElement>('mark.hit[id]')];
  const place = bar.querySelector<HTMLElement>('[data-hit-place]');
  let index = -1;
  const go = (step: number): void => {
    hits[index]?.classList.remove('current');
    index = (index + step + hits.length) % hits.length;
    const hit = hits[index];
    hit?.classList.add('current');
    hit?.scrollIntoView({ block: 'center' });
    if (place) place.textContent = `第 ${index + 1} 处，共 ${hits.length} 处`;
  };
  bar.querySelector('[data-hit-next]')?.addEventListener('click', () => go(1));
  bar.querySelector('[data-hit-previous]')?.addEventListener('click', () => go(index < 0 ? 0 : -1));
  bar.hidden = hits.length === 0;
}

/** On a phone the contents are a drawer: choosing an entry closes it. */
function closeContentsOnChoice(contents: HTMLDetailsElement): void {
  const isWide = matchMedia('(min-width: 64rem)');
  const adjust = (): void => {
    contents.open = isWide.matches;
  };
  isWide.addEventListener('change', adjust);
  adjust();
  contents.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement && !isWide.matches) contents.open = false;
  });
}

/** A marked quote is what the reader came for; without a fragment in the address the browser would stay at the top. */
function showQuote(): void {
  if (!location.search.includes('mark=')) return;
  document.querySelector('mark.quote')?.scrollIntoView({ block: 'center' });
}

const contents = document.querySelector<HTMLDetailsElement>('details.contents');
const hitBar = document.querySelector<HTMLElement>('[data-hit-bar]');
if (contents) {
  closeContentsOnChoice(contents);
  const list = contents.querySelector<HTMLElement>('.contents-list');
  if (list) followContents(list);
}
if (hitBar) stepThroughHits(hitBar);
showQuote();
