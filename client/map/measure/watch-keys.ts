import { pointAt, type Measuring } from './measuring.ts';

/**
 * The keyboard on the map: places are set at the crosshair, and everything drawn can be taken back. Escape is answered
 * wherever it is pressed, and before the page puts the tool back. Returns what ends it.
 */
export function watchKeys(measuring: Measuring): () => void {
  const { map, measurement, pointer } = measuring;
  const canvas = map.getCanvas();
  const watch = new AbortController();
  const { signal } = watch;

  canvas.addEventListener(
    'keydown',
    (event) => {
      if (event.key.startsWith('Arrow')) pointer.useKeyboard(true);
      if (answer(measuring, event)) event.preventDefault();
    },
    { signal },
  );
  canvas.addEventListener('focus', () => pointer.useKeyboard(canvas.matches(':focus-visible')), { signal });
  canvas.addEventListener('blur', () => pointer.useKeyboard(false), { signal });
  canvas.addEventListener('pointerdown', () => pointer.useKeyboard(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      const isElsewhere = event.target instanceof Element && event.target.closest('dialog, [role="dialog"]');
      if (event.key !== 'Escape' || isElsewhere || !measurement.isDrawing) return;
      event.preventDefault();
      measurement.clear();
    },
    { signal, capture: true },
  );
  pointer.useKeyboard(document.activeElement === canvas && canvas.matches(':focus-visible'));
  return () => watch.abort();
}

/** Do what a key asks for; false for one that means nothing here. */
function answer(measuring: Measuring, event: KeyboardEvent): boolean {
  const { measurement, pointer } = measuring;
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
  if (isUndo) measurement.undo();
  else if (event.ctrlKey || event.metaKey || event.altKey) return false;
  else if (event.key === 'Backspace') measurement.removeLast();
  else if (event.key === 'Delete' && measurement.chosen !== null) measurement.remove(measurement.chosen);
  else if (event.key === 'Enter' && !pointer.isByKeyboard) measurement.finish();
  else if (event.key === 'Enter' || event.key === ' ') addAtCrosshair(measuring);
  else return false;
  return true;
}

/** The same place a second time ends the drawing. */
function addAtCrosshair(measuring: Measuring): void {
  const { measurement, pointer, center } = measuring;
  pointer.useKeyboard(true);
  const { place } = pointAt(measuring, center(), false);
  const last = measurement.places.at(-1);
  const isSame = last !== undefined && last[0] === place[0] && last[1] === place[1];
  if (!isSame || measurement.isFinished) measurement.add(place);
  else measurement.finish();
}
