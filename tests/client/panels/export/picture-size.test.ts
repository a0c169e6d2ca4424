import { describe, expect, it } from 'vitest';
import { pixelRatioOf } from '../../../../client/panels/export/pixel-ratio.ts';
import { faultOfSize, pictureSizes } from '../../../../client/panels/export/picture-size.ts';

describe('the size of a picture', () => {
  it('is refused when it is no number of pixels, or beyond what any device draws', () => {
    expect(faultOfSize({ width: 1920, height: 1080 }, 8192)).toBeNull();
    expect(faultOfSize({ width: 1920.5, height: 1080 }, 8192)).toBe('limits');
    expect(faultOfSize({ width: Number.NaN, height: 1080 }, 8192)).toBe('limits');
    expect(faultOfSize({ width: 9000, height: 1080 }, 16_384)).toBe('limits');
    expect(faultOfSize({ width: 100, height: 1080 }, 8192)).toBe('limits');
  });

  it('is refused beyond what this graphics card draws', () => {
    expect(faultOfSize(pictureSizes.a3, 4096)).toBe('device');
    expect(faultOfSize(pictureSizes.uhd, 4096)).toBeNull();
  });

  it('has letters in proportion: twice as large on twice as many pixels a side', () => {
    expect(pixelRatioOf({ width: 1920, height: 1080 })).toBe(1);
    expect(pixelRatioOf({ width: 3840, height: 2160 })).toBe(2);
    expect(pixelRatioOf({ width: 640, height: 480 })).toBe(1);
  });
});
