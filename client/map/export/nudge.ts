const pixels = 16;
const pixelsWithShift = 96;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves what is in hand, in pixels; null for another key. */
export function nudge({
  key,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey'>): { x: number; y: number } | null {
  const direction = directions[key];
  const length = shiftKey ? pixelsWithShift : pixels;
  return direction ? { x: direction[0] * length, y: direction[1] * length } : null;
}
