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

/** What stands in the way of a picture of this size; null when nothing does. */
export function faultOfSize({ width, height }: Size, deviceMost: number): 'limits' | 'device' | null {
  const isFine = [width, height].every(
    (side) => Number.isInteger(side) && side >= leastPixels && side <= mostPixels,
  );
  if (!isFine) return 'limits';
  return Math.max(width, height) > deviceMost ? 'device' : null;
}
