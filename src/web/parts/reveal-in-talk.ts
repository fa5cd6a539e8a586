// Brings something of a conversation into view by scrolling the talk alone, never the page that a widget stands in.

const GAP = 12;

export function revealInTalk(element: HTMLElement | null): void {
  const scroller = element?.closest('.talk-scroll');
  if (!element || !scroller) return;
  if (getComputedStyle(scroller).overflowY === 'visible') {
    element.scrollIntoView({ block: 'nearest' });
    return;
  }
  const [own, around] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const below = own.bottom + GAP - around.bottom;
  const above = own.top - GAP - around.top;
  // What is higher than the window begins at its top.
  if (below > 0) scroller.scrollTop += Math.min(below, above);
  else if (above < 0) scroller.scrollTop += above;
}
