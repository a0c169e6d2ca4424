import { describe, expect, it } from 'vitest';
import { layOutPicture } from '#domain/sheet/sheet-layout.ts';
import { pixelRatioOf } from '../../../../client/panels/export/pixel-ratio.ts';
import {
  faultOfSize,
  hasLegibleLegend,
  leastWithLegend,
  pictureSizes,
} from '../../../../client/panels/export/picture-size.ts';

describe('the size of a picture', () => {
  it('is refused when legend and notes would leave no room for the map, unless it is the map alone', () => {
    for (const size of [
      { width: 320, height: 320 },
      { width: 900, height: 900 },
      { width: 4000, height: 400 },
    ]) {
      expect(faultOfSize(size, 8192, false)).toBe('legend');
      expect(faultOfSize(size, 8192, true)).toBeNull();
    }
    const { long, short } = leastWithLegend;
    for (const size of [
      { width: long, height: short },
      { width: short, height: long },
    ]) {
      expect(faultOfSize(size, 8192, false)).toBeNull();
      const { map } = layOutPicture(size, 5.6 * pixelRatioOf(size));
      expect(Math.min(map.width, map.height)).toBeGreaterThan(400);
    }
  });

  it('has a legend that can be read at every size that is offered', () => {
    expect(Object.values(pictureSizes).every(hasLegibleLegend)).toBe(true);
    expect(hasLegibleLegend({ width: 1000, height: 700 })).toBe(false);
  });

  it('is refused when it is no number of pixels, or beyond what any device draws', () => {
    expect(faultOfSize({ width: 1920, height: 1080 }, 8192, false)).toBeNull();
    expect(faultOfSize({ width: 1920.5, height: 1080 }, 8192, false)).toBe('limits');
    expect(faultOfSize({ width: Number.NaN, height: 1080 }, 8192, false)).toBe('limits');
    expect(faultOfSize({ width: 9000, height: 1080 }, 16_384, false)).toBe('limits');
    expect(faultOfSize({ width: 100, height: 1080 }, 8192, false)).toBe('limits');
  });

  it('is refused beyond what this graphics card draws', () => {
    expect(faultOfSize(pictureSizes.a3, 4096, false)).toBe('device');
    expect(faultOfSize(pictureSizes.uhd, 4096, false)).toBeNull();
  });

  it('has letters in proportion: twice as large on twice as many pixels a side', () => {
    expect(pixelRatioOf({ width: 1920, height: 1080 })).toBe(1);
    expect(pixelRatioOf({ width: 3840, height: 2160 })).toBe(2);
    expect(pixelRatioOf({ width: 640, height: 480 })).toBe(1);
  });
});
