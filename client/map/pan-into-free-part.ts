import type { PaddingOptions } from 'maplibre-gl';

interface Place {
  /** Pixels from the top left of the map. */
  point: { x: number; y: number };
  size: { width: number; height: number };
  /** What is covered at each edge, in pixels. */
  cover: Required<PaddingOptions>;
  /** Pixels between the cover and where a covered point comes to lie. */
  margin: number;
}

/** How far the camera has to move, in pixels, for a covered point to come free; null when it is free already. */
export function panIntoFreePart({ point, size, cover, margin }: Place): [x: number, y: number] | null {
  const x = excess(point.x, cover.left, size.width - cover.right, margin);
  const y = excess(point.y, cover.top, size.height - cover.bottom, margin);
  return x === 0 && y === 0 ? null : [x, y];
}

function excess(at: number, start: number, end: number, margin: number): number {
  if (at > end) return at - (end - margin);
  return at < start ? at - (start + margin) : 0;
}
