/**
 * An attachment for what opens beside the map: when it is taken away while the focus is in it, the focus goes back to
 * what had it before, or to the map where that is gone too. Otherwise keys would begin at the top of the page again.
 */
export function returnFocus(element: HTMLElement): () => void {
  let before = document.activeElement;
  let isInside = element.contains(before);
  const follow = ({ target }: FocusEvent) => {
    isInside = target instanceof Node && element.contains(target);
    if (!isInside && target instanceof Element) before = target;
  };
  document.addEventListener('focusin', follow);
  return () => {
    document.removeEventListener('focusin', follow);
    // the element is out of the page by now, and what had the focus in it has it no more
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isInside || !isLost) return;
    const target = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (target ? (before as HTMLElement) : document.getElementById('map'))?.focus();
  };
}
