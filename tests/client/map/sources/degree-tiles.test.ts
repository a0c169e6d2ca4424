import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pixelRows } from '../../../../client/map/sources/degree-tiles.ts';

/** Latitude of the middle of a row of pixels of a Mercator tile, by the other form of the projection's inverse. */
function latitudeOf(z: number, y: number, at: number): number {
  const n = Math.PI - (2 * Math.PI * (y + (at + 0.5) / 256)) / 2 ** z;
  return (180 / Math.PI) * (2 * Math.atan(Math.exp(n)) - Math.PI / 2);
}

describe('tiles in degrees drawn as tiles in Mercator', () => {
  it('show in each row of pixels what lies at its latitude, within a tenth of a pixel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 18 }),
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        (z, share) => {
          const y = Math.floor(share * 2 ** z);
          const degreesPerPixel = 360 / 2 ** z / 256;
          for (const [at, { row, y: pixel }] of pixelRows(z, y).entries()) {
            const latitude = 90 - (row * 256 + pixel) * degreesPerPixel;
            expect(Math.abs(latitude - latitudeOf(z, y, at))).toBeLessThan(degreesPerPixel / 10);
            expect(pixel).toBeGreaterThanOrEqual(0);
            expect(pixel).toBeLessThan(256);
          }
        },
      ),
    );
  });

  it('need at most two tiles here, and never a row that the matrix has not', () => {
    // z 14, the middle of the plan
    expect(new Set(pixelRows(14, 6311).map(({ row }) => row)).size).toBeLessThanOrEqual(2);
    for (const z of [1, 5, 12]) {
      for (const y of [0, 2 ** z - 1]) {
        for (const { row } of pixelRows(z, y)) {
          expect(row).toBeGreaterThanOrEqual(0);
          expect(row).toBeLessThan(2 ** (z - 1));
        }
      }
    }
  });
});
