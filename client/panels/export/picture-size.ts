import type { Size } from '#domain/sheet/paper.ts';

export const pictureSizes = {
  hd: { width: 1920, height: 1080 },
  uhd: { width: 3840, height: 2160 },
  a4: { width: 3508, height: 2480 },
  a3: { width: 4961, height: 3508 },
} as const satisfies Record<string, Size>;

export type PictureSizeName = keyof typeof pictureSizes | 'custom';

export const leastPixels = 320;
export const mostPixels = 8192;

/** Pixels of the long and the short side below which legend and notes leave no room for the map. */
export const leastWithLegend = { long: 960, short: 640 };

/** Below these a full legend is set in letters of less than nine pixels: hardly to be read in Chinese. */
const legibleLegend = { long: 1800, short: 1000 };

/** What stands in the way of a picture of this size, with its legend unless it is bare; null when nothing does. */
export function faultOfSize(
  { width, height }: Size,
  deviceMost: number,
  isBare: boolean,
): 'limits' | 'device' | 'legend' | null {
  const isFine = [width, height].every(
    (side) => Number.isInteger(side) && side >= leastPixels && side <= mostPixels,
  );
  if (!isFine) return 'limits';
  if (Math.max(width, height) > deviceMost) return 'device';
  return isBare || holds({ width, height }, leastWithLegend) ? null : 'legend';
}

/** True where a full legend can be read in a picture of this size. */
export function hasLegibleLegend(size: Size): boolean {
  return holds(size, legibleLegend);
}

function holds({ width, height }: Size, { long, short }: { long: number; short: number }): boolean {
  return Math.max(width, height) >= long && Math.min(width, height) >= short;
}
