// What a script adds to the search: steps from hit to hit, and the field within reach in the middle of the plan.

/** Previous and next hit of a search, counted aloud; the bar stays in the window. */
export function stepThroughHits(bar: HTMLElement): void {
  const hits = [...document.querySelectorAll<HTMLElement>('mark.hit[id]')];
  const place = bar.querySelector<HTMLElement>('[data-hit-place]');
  let index = -1;
  const go = (step: number): void => {
    hits[index]?.classList.remove('current');
    index = (index + step + hits.length) % hits.length;
    const hit = hits[index];
    hit?.classList.add('current');
    hit?.scrollIntoView({ block: 'center' });
    if (place) place.textContent = `${index + 1}/${hits.length}`;
  };
  bar.querySelector('[data-hit-next]')?.addEventListener('click', () => go(1));
  bar.querySelector('[data-hit-previous]')?.addEventListener('click', () => go(index < 0 ? 0 : -1));
  bar.hidden = hits.length === 0;
}

/** The button brings the field to the top of the window; Esc, or leaving it, puts it back. */
export function pinSearch(form: HTMLFormElement, button: HTMLButtonElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="search"]');
  button.addEventListener('click', () => {
    form.dataset['pinned'] = 'true';
    field?.focus({ preventScroll: true });
    field?.select();
  });
  const unpin = (): void => {
    delete form.dataset['pinned'];
  };
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) unpin();
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || form.dataset['pinned'] === undefined) return;
    button.focus({ preventScroll: true });
    unpin();
  });
}

/** The tools at the foot of the window come once the top of the page is out of sight. */
export function showToolsBelowTop(tools: HTMLElement): void {
  const update = (): void => {
    tools.hidden = scrollY < innerHeight;
  };
  addEventListener('scroll', update, { passive: true });
  update();
}
