const focusable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), a[href], summary';

/**
 * An attachment for a part whose buttons come and go, or rest while something is under way: the one that had the focus
 * has it again as soon as it can be pressed, and when it goes, the first that is left. Whoever uses the keyboard goes on
 * from there.
 */
export function keepFocus(element: HTMLElement): () => void {
  let last: EventTarget | null = null;
  const remember = ({ target }: FocusEvent) => (last = target);
  element.addEventListener('focusin', remember);
  const observer = new MutationObserver((mutations) => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || !(last instanceof HTMLElement)) return;
    if (!last.isConnected) element.querySelector<HTMLElement>(focusable)?.focus();
    else if (mutations.some(({ target, type }) => type === 'attributes' && target === last)) last.focus();
  });
  observer.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    element.removeEventListener('focusin', remember);
  };
}
