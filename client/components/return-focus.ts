/** What had the focus lately, the latest last: some of it goes with the part of the page that it is in. */
let trail: HTMLElement[] = [];
const trailLength = 12;

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    trail = [...trail.filter((other) => other !== target && other.isConnected), target].slice(-trailLength);
  });
}

/**
 * An attachment for what opens beside the map: when it is taken away while the focus is in it, the focus goes back to
 * what had it before, or to the map where that is gone too. Otherwise keys would begin at the top of the page again.
 */
export function returnFocus(element: HTMLElement): () => void {
  return () => {
    // the element is out of the page by now, and what had the focus in it has it no more
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || !trail.at(-1) || !element.contains(trail.at(-1)!)) return;
    const before = trail.findLast((other) => other.isConnected && !element.contains(other));
    (before ?? document.getElementById('map'))?.focus();
  };
}
