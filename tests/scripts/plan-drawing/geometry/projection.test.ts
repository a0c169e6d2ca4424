import proj4 from 'proj4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';
import { distance } from '../../../../scripts/plan-drawing/geometry/lines.ts';
import { toLngLat, toPlane } from '../../../../scripts/plan-drawing/geometry/projection.ts';

const town = fc.tuple(
  fc.double({ min: 112.6, max: 112.8, noNaN: true }),
  fc.double({ min: 38.05, max: 38.3, noNaN: true }),
);

describe('the plane of the town', () => {
  it('is that of EPSG:4547, moved to the middle of the town', () => {
    const [middle, corner] = [toPlane([112.7125, 38.18]), toPlane([112.65, 38])];
    expect(Math.hypot(...middle)).toBeLessThan(1e-6);
    const origin = proj4(
      '+proj=longlat +ellps=GRS80 +no_defs',
      '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs',
      [112.7125, 38.18],
    );
    // easting and northing of 112.65° E 38° N in EPSG:4547, to the metre
    expect([Math.round(corner[0] + origin[0]!), Math.round(corner[1] + origin[1]!)]).toEqual([
      381_423, 4_208_358,
    ]);
  });

  it('gives every position back', () => {
    fc.assert(
      fc.property(town, (position) => {
        const [longitude, latitude] = toLngLat(toPlane(position));
        expect(Math.abs(longitude - position[0])).toBeLessThan(1e-9);
        expect(Math.abs(latitude - position[1])).toBeLessThan(1e-9);
      }),
    );
  });

  it('is true to length within two parts in ten thousand', () => {
    fc.assert(
      fc.property(town, town, (from, to) => {
        const meters = geodesicLength({ type: 'LineString', coordinates: [from, to] });
        fc.pre(meters > 10);
        expect(Math.abs(distance(toPlane(from), toPlane(to)) / meters - 1)).toBeLessThan(2e-4);
      }),
    );
  });
});
