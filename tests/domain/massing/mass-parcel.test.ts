import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { metersPerDegree } from '#domain/geometry/local-meters.ts';
import { insetArea, sizeOf, tidyArea } from '#domain/massing/inset.ts';
import { massParcel, type Massing } from '#domain/massing/mass-parcel.ts';
import { layFlat, type Area } from '#domain/massing/plane.ts';
import type { ParcelLimits } from '#domain/massing/programme.ts';
import { findMassingAssumption, floorCount } from '#domain/vocabularies/massing-assumptions.ts';
import { differenceD, FillRule } from 'clipper2-ts';

const [longitude, latitude] = [112.7, 38.17];
const per = metersPerDegree(latitude);

/** A polygon of rings in metres around a place of the plan. */
function parcelOf(...rings: [number, number][][]): Polygon {
  const toPosition = ([x, y]: [number, number]): Position => [
    longitude + x / per.longitude,
    latitude + y / per.latitude,
  ];
  return { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]!].map(toPosition)) };
}

function rectangle(width: number, height: number): [number, number][] {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}

const housing: ParcelLimits = { landUse: '070102', farMax: 2.4, densityMax: 22, heightMax: 54 };

/** Square metres of the buildings' ground that are nearer to the parcel's edge than so many metres, or outside. */
function outside(parcel: Polygon, { buildings }: Massing, meters: number): number {
  const { area } = layFlat(parcel);
  const inside = insetArea(tidyArea(area), meters);
  const paths = (rings: Area) => rings.map((ring) => ring.map(([x, y]) => ({ x, y })));
  // laid on the parcel's own plane, not on one around its middle
  const [west, south] = middle(parcel);
  const own = metersPerDegree(south);
  return buildings.reduce((sum, { polygon }) => {
    const ground = polygon.coordinates.map((ring) =>
      ring
        .slice(0, -1)
        .map(([x, y]): [number, number] => [(x! - west) * own.longitude, (y! - south) * own.latitude]),
    );
    const beyond = differenceD(paths(ground), paths(inside), FillRule.EvenOdd, 3);
    return sum + sizeOf(beyond.map((path) => path.map(({ x, y }) => [x, y] as const)));
  }, 0);
}

function middle({ coordinates }: Polygon): [number, number] {
  const xs = coordinates[0]!.map(([x]) => x!);
  const ys = coordinates[0]!.map(([, y]) => y!);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

const storeysTimesGround = ({ buildings }: Massing) =>
  buildings.reduce((sum, { footprint, storeys }) => sum + footprint * storeys, 0);

/** Ground of what stands on the earth, not on a podium. */
const groundOf = ({ buildings }: Massing) =>
  buildings.filter(({ base }) => base === 0).reduce((sum, { footprint }) => sum + footprint, 0);

describe('the buildings of a parcel', () => {
  it('hold the floor that the ratio allows, on no more ground than the density, no higher than the limit', () => {
    const massing = massParcel(parcelOf(rectangle(200, 160)), housing);
    expect(massing.cutBy).toBeNull();
    expect(massing.floorAllowed).toBeCloseTo(2.4 * 200 * 160, -1);
    expect(storeysTimesGround(massing) / massing.floorAllowed).toBeGreaterThan(0.97);
    expect(storeysTimesGround(massing)).toBeLessThanOrEqual(massing.floorAllowed * 1.001);
    expect(groundOf(massing)).toBeLessThanOrEqual(0.22 * 200 * 160 * 1.001);
    for (const { height } of massing.buildings) expect(height).toBeLessThanOrEqual(54);
  });

  it('face south where people live: the long sides run within 20° of east to west', () => {
    const turned = rectangle(200, 160).map(([x, y]): [number, number] => {
      const angle = (38 * Math.PI) / 180;
      return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
    });
    const { buildings } = massParcel(parcelOf(turned), housing);
    expect(buildings.length).toBeGreaterThan(4);
    for (const { polygon } of buildings) {
      const [[ax, ay], [bx, by]] = polygon.coordinates[0] as [number, number][] as [
        [number, number],
        [number, number],
      ];
      const angle = Math.atan2((by - ay) * per.latitude, (bx - ax) * per.longitude);
      expect(Math.abs((angle * 180) / Math.PI)).toBeLessThan(20.01);
    }
  });

  it('are lower in the south than in the north where they are high', () => {
    const { buildings } = massParcel(parcelOf(rectangle(260, 220)), { ...housing, heightMax: 72 });
    const byNorth = buildings.toSorted(
      (a, b) => a.polygon.coordinates[0]![0]![1]! - b.polygon.coordinates[0]![0]![1]!,
    );
    expect(byNorth[0]!.storeys).toBeLessThan(byNorth.at(-1)!.storeys);
  });

  it('leave the south of a school to its sports ground', () => {
    const school = massParcel(parcelOf(rectangle(180, 200)), {
      landUse: '080403',
      farMax: 0.8,
      densityMax: 25,
      heightMax: 24,
    });
    const southernmost = Math.min(
      ...school.buildings.flatMap(({ polygon }) => polygon.coordinates[0]!.map(([, y]) => y!)),
    );
    expect((southernmost - latitude) * per.latitude).toBeGreaterThan(60);
  });

  it('stand on a podium where offices are dense: what is above begins where the podium ends', () => {
    const { buildings } = massParcel(parcelOf(rectangle(90, 90)), {
      landUse: '0902',
      farMax: 3,
      densityMax: 38,
      heightMax: 60,
    });
    const podium = buildings.find(({ base }) => base === 0)!;
    const towers = buildings.filter(({ base }) => base > 0);
    expect(towers.length).toBeGreaterThan(0);
    for (const { base } of towers) expect(base).toBe(podium.height);
  });

  it('go around a court where a shop street is large', () => {
    const { buildings } = massParcel(parcelOf(rectangle(120, 120)), {
      landUse: '0901',
      farMax: 1.6,
      densityMax: 45,
      heightMax: 24,
    });
    expect(buildings.map(({ polygon }) => polygon.coordinates.length)).toEqual([2]);
  });

  it('say so when the height limit keeps floor from being built', () => {
    const massing = massParcel(parcelOf(rectangle(200, 160)), { ...housing, heightMax: 18 });
    expect(massing.cutBy).toBe('height');
    expect(massing.floorBuilt).toBeLessThan(massing.floorAllowed * 0.8);
  });

  it('count high storeys of halls twice, as the ratio does', () => {
    const massing = massParcel(parcelOf(rectangle(300, 200)), {
      landUse: '100102',
      farMax: 1.8,
      densityMax: 55,
      heightMax: 24,
    });
    expect(massing.floorBuilt).toBeCloseTo(2 * storeysTimesGround(massing), 3);
    expect(massing.cutBy).toBeNull();
  });

  it.each(['1207', '1401', '1403', '1701', '0103', '0301', '16', '1504'])(
    'are none on land of class %s',
    (landUse) => {
      const { buildings } = massParcel(parcelOf(rectangle(200, 160)), {
        landUse,
        farMax: 2,
        densityMax: 40,
        heightMax: 40,
      });
      expect(buildings).toEqual([]);
    },
  );

  it('are none where nothing may be built, and none on a sliver', () => {
    expect(massParcel(parcelOf(rectangle(200, 160)), { ...housing, farMax: 0 }).buildings).toEqual([]);
    expect(massParcel(parcelOf(rectangle(200, 160)), { ...housing, heightMax: 2 }).buildings).toEqual([]);
    expect(massParcel(parcelOf(rectangle(300, 4)), housing).buildings).toEqual([]);
    expect(massParcel({ type: 'Polygon', coordinates: [] }, housing).buildings).toEqual([]);
  });

  it('stand on all parts of a parcel', () => {
    const [left, right] = [
      parcelOf(rectangle(120, 100)),
      parcelOf(rectangle(120, 100).map(([x, y]) => [x + 300, y])),
    ];
    const both = massParcel(
      { type: 'MultiPolygon', coordinates: [left.coordinates, right.coordinates] },
      housing,
    );
    expect(both.buildings).toHaveLength(2 * massParcel(left, housing).buildings.length);
  });
});

/** Star-shaped rings, convex and concave, with a hole in some. */
const shapes = fc
  .record({
    radii: fc.array(fc.double({ min: 15, max: 150, noNaN: true }), { minLength: 3, maxLength: 14 }),
    flatness: fc.double({ min: 0.15, max: 1, noNaN: true }),
    hole: fc.option(fc.double({ min: 0.1, max: 0.7, noNaN: true }), { nil: null }),
  })
  .map(({ radii, flatness, hole }) => {
    const ring = radii.map((radius, at): [number, number] => {
      const angle = (2 * Math.PI * at) / radii.length;
      return [radius * Math.cos(angle), flatness * radius * Math.sin(angle)];
    });
    const inner = ring.map(([x, y]): [number, number] => [x * (hole ?? 0), y * (hole ?? 0)]).reverse();
    return parcelOf(ring, ...(hole === null ? [] : [inner]));
  });

const limits = fc.record({
  landUse: fc.constantFrom(
    '070101',
    '070102',
    '0702',
    '0801',
    '080403',
    '0806',
    '0901',
    '0902',
    '100102',
    '1101',
    '1303',
  ),
  farMax: fc.double({ min: 0.2, max: 5, noNaN: true }),
  densityMax: fc.integer({ min: 10, max: 60 }),
  heightMax: fc.integer({ min: 6, max: 100 }),
});

describe('whatever the parcel', () => {
  it('buildings are inside it, half the setback off its edge at least', () => {
    fc.assert(
      fc.property(shapes, limits, (parcel, limit) => {
        const massing = massParcel(parcel, limit);
        const { setback } = findMassingAssumption(limit.landUse)!;
        expect(outside(parcel, massing, setback / 2 - 0.05)).toBeLessThan(0.5);
      }),
      { numRuns: 150 },
    );
  });

  it('they keep to ratio, density and height, and hold the floor or say what it is cut by', () => {
    fc.assert(
      fc.property(shapes, limits, (parcel, limit) => {
        const massing = massParcel(parcel, limit);
        const { storeyHeight } = findMassingAssumption(limit.landUse)!;
        const area = sizeOf(tidyArea(layFlat(parcel).area));
        const slack = 1.001;
        expect(groundOf(massing)).toBeLessThanOrEqual((limit.densityMax / 100) * area * slack + 0.1);
        expect(massing.floorBuilt).toBeLessThanOrEqual(limit.farMax * area * slack + 0.1);
        expect(massing.floorBuilt).toBeCloseTo(storeysTimesGround(massing) * floorCount(storeyHeight), 3);
        for (const { height, base, storeys } of massing.buildings) {
          expect(height).toBeLessThanOrEqual(limit.heightMax + 1e-6);
          expect(height - base).toBeCloseTo(storeys * storeyHeight, 6);
          expect(storeys).toBeGreaterThanOrEqual(1);
        }
        const isBuilt = massing.floorBuilt >= massing.floorAllowed * 0.97;
        expect(isBuilt || massing.cutBy !== null || massing.floorAllowed === 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('the same parcel always gives the same buildings', () => {
    fc.assert(
      fc.property(shapes, limits, (parcel, limit) => {
        expect(massParcel(parcel, limit)).toEqual(massParcel(structuredClone(parcel), { ...limit }));
      }),
      { numRuns: 20 },
    );
  });
});
