// The contents list follows the reader; on a phone it is a drawer under a bar that names the chapter.

/** Marks the contents entry of the section that is being read and keeps it in sight. */
export function followContents(contents: HTMLElement): void {
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
    tellChapter(link);
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

/** On a phone the closed list's bar names the chapter that is being read. */
function tellChapter(link: HTMLAnchorElement | undefined): void {
  const here = document.querySelector('[data-contents-here]');
  const chapter = link?.closest('.contents-list > ol > li')?.querySelector('a');
  if (here) here.textContent = chapter?.textContent ?? '';
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

/** On a phone the contents are a drawer: choosing an entry closes it. */
export function closeContentsOnChoice(contents: HTMLDetailsElement): void {
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
