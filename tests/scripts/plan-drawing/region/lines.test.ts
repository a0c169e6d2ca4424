import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';
import { placeInRing } from '#domain/geometry/polygon-fault.ts';
import { courses, type LngLat } from '../../../../scripts/plan-drawing/courses.ts';
import { drawDistricts } from '../../../../scripts/plan-drawing/region/districts/draw-districts.ts';
import { drawRegion } from '../../../../scripts/plan-drawing/region/draw-region.ts';
import { smoothLine } from '../../../../scripts/plan-drawing/smooth-line.ts';

const region = drawRegion();
const lines = region.filter(({ collection }) => collection === 'infrastructure');
const byId = (id: string) => region.find((feature) => feature.id === id)!;

function pathsOf({ geometry }: FeatureState): Position[][] {
  const shape = geometry as LineString | MultiLineString;
  return shape.type === 'LineString' ? [shape.coordinates] : shape.coordinates;
}

const kilometersOf = (path: Position[]) => geodesicLength({ type: 'LineString', coordinates: path }) / 1_000;

function kilometersBetween([x, y]: Position, [x0, y0]: Position): number {
  return Math.hypot((x! - x0!) * 87.6, (y! - y0!) * 111);
}

function kilometersFrom(id: string, place: string): number {
  const position = (byId(place).geometry as { coordinates: Position }).coordinates;
  return Math.min(...pathsOf(byId(id)).flatMap((path) => path.map((at) => kilometersBetween(at, position))));
}

describe('the lines of the region', () => {
  it('pass the places they are known to pass', () => {
    expect(kilometersFrom('road-taixin-avenue', 'place-shilingguan')).toBeLessThan(0.01);
    expect(kilometersFrom('road-taixin-avenue', 'place-140122')).toBeLessThan(1.5);
    for (const station of ['taiyuannan', 'yangquxi', 'xinzhouxi', 'yuanpingxi']) {
      expect(kilometersFrom('rail-daxi', `place-${station}`), station).toBeLessThan(0.2);
    }
    expect(kilometersFrom('rail-xiongxin', 'place-xinzhouxi')).toBeLessThan(0.01);
    expect(kilometersFrom('road-g2003', 'place-lingjingdian')).toBeLessThan(4);
    expect(kilometersFrom('road-g55', 'place-yangquzhen')).toBeLessThan(3);
    expect(kilometersFrom('road-g55', 'place-douluo')).toBeLessThan(5);
    for (const place of ['yangxing', 'donghuangshui', 'qinglong']) {
      expect(kilometersFrom('river-yangxing', `place-${place}`), place).toBeLessThan(1.2);
    }
  });

  it('have the lengths that are reported', () => {
    const [avenue] = pathsOf(byId('road-taixin-avenue'));
    expect(kilometersOf(avenue!)).toBeCloseTo(37, 0);
    const pass = avenue!.findIndex(([x, y]) => x === 112.7002 && y === 38.2415);
    // 24.3 and 24.5 km are both reported for the part in Taiyuan
    expect(kilometersOf(avenue!.slice(pass))).toBeGreaterThan(24);
    expect(kilometersOf(avenue!.slice(pass))).toBeLessThan(24.7);
    const ring = pathsOf(byId('road-g2003'))[0]!.filter(([x, y]) => x! > 112.268 && y! > 37.99);
    expect(Math.abs(kilometersOf(ring) - 60.379)).toBeLessThan(1.5);
    expect(kilometersOf(pathsOf(byId('river-yangxing'))[0]!)).toBeGreaterThan(50);
  });

  it('keep the second ring south of the planned area', () => {
    const [ring] = pathsOf(byId('road-g2003'));
    const inTown = ring!.filter(([x]) => x! > 112.655 && x! < 112.745);
    expect(inTown.length).toBeGreaterThan(20);
    for (const [, latitude] of inTown) {
      expect(latitude).toBeGreaterThan(38.1);
      expect(latitude).toBeLessThan(38.115);
    }
  });

  it('are in the town exactly what the town is drawn with', () => {
    for (const [id, course] of [
      ['road-taixin-avenue', 'taixin-avenue'],
      ['road-g55', 'g55'],
      ['rail-beitongpu', 'north-tongpu-railway'],
    ] as const) {
      const inTown = smoothLine(courses[course]).filter(
        ([x, y]) => x > 112.6 && x < 112.86 && y > 38.1 && y < 38.26,
      );
      const drawn = new Set(pathsOf(byId(id)).flat().map(String));
      expect(
        inTown.every((position) => drawn.has(String(position))),
        id,
      ).toBe(true);
    }
  });

  it('end where others run, at the edge of the five cities, or at their real end', () => {
    const cities = drawDistricts().filter(({ properties }) => properties['kind'] === 'prefecture');
    const shells = cities.flatMap(({ geometry }) => {
      const shape = geometry as Polygon | MultiPolygon;
      return (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).map(([shell]) =>
        shell!.flat(),
      );
    });
    const isOutside = ([x, y]: Position) => shells.every((shell) => placeInRing(x!, y!, shell) === -1);
    const real: LngLat[] = [
      courses['taixin-avenue'][0],
      courses['yangxing-avenue'].at(-1)!,
      courses['daxi-railway'][0],
      ...(['fen-river', 'yangxing-river', 'hutuo-river', 'muma-river'] as const).map(
        (river) => courses[river][0],
      ),
    ];
    const allowed = new Set(real.map(String));
    for (const line of lines) {
      for (const end of pathsOf(line).flatMap((path) => [path[0]!, path.at(-1)!])) {
        const joins = lines.some(
          (other) =>
            other !== line &&
            pathsOf(other)
              .flat()
              .some((at) => String(at) === String(end)),
        );
        expect(joins || allowed.has(String(end)) || isOutside(end), `${line.id} ${String(end)}`).toBe(true);
      }
    }
  });

  it('know when they opened', () => {
    expect(byId('road-g2003').validFrom).toBe('2024-12-09');
    expect(byId('rail-daxi').validFrom).toBe('2018-09-28');
    expect(byId('rail-xiongxin')).toMatchObject({
      validFrom: '2027-03-01',
      properties: { plannedState: 'planned', designSpeed: 350 },
    });
  });

  it('stay small', () => {
    expect(JSON.stringify(lines).length).toBeLessThan(250_000);
  });
});
