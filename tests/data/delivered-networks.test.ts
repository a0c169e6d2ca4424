// @vitest-environment node
import type { LineString, Point, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { isThereBy, isValidOn } from '#domain/features/validity.ts';
import { geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';
import { metersBetween } from '#domain/geometry/local-meters.ts';
import { flatPolygons, placeInPolygons } from '#domain/topology/flat-polygons.ts';
import { groupBy } from '#domain/topology/group-by.ts';
import { buildNetworkGraph, pathsOf } from '#domain/topology/network-graph.ts';
import { findNetworkPieces } from '#domain/topology/network-pieces.ts';
import { ParcelIndex } from '#domain/topology/parcel-index.ts';
import { needsRoad } from '#domain/vocabularies/built-land.ts';
import { amount, areaOf, readDeliveredPlan, ringsOf, sum, text, townMeters } from './delivered-plan.ts';
import { SegmentIndex } from './segment-index.ts';

const plan = await readDeliveredPlan();
const ramps = plan.townLines('road').filter((line) => text(line, 'class') === 'ramp');
const streets = plan
  .townLines('road')
  .filter((line) => text(line, 'class') !== 'expressway' && !ramps.includes(line));
const avenue = streets.filter((street) => text(street, 'name') === '太忻大道');
const land = new ParcelIndex(plan.parcels);
const streetLand = new ParcelIndex(plan.parcels.filter((parcel) => text(parcel, 'landUse') === '1207'));
const squareKilometers = areaOf(plan.byId.get('planned-area')!) / 1e6;

/** Each network with the kind of facility it starts from, and the land it serves. */
const networks = [
  { kind: 'water', source: 'water-plant', serves: needsRoad },
  { kind: 'sewage', source: 'sewage-plant', serves: needsRoad },
  { kind: 'stormwater', source: null, serves: needsRoad },
  { kind: 'power', source: 'substation', serves: needsRoad },
  { kind: 'gas', source: 'gas-station', serves: (landUse: string) => /^(07|08|09|10)/.test(landUse) },
  { kind: 'heat', source: 'heat-source', serves: (landUse: string) => /^(07|08|09)/.test(landUse) },
  { kind: 'telecom', source: 'telecom', serves: needsRoad },
] as const;
const supplied = networks.filter(({ source }) => source !== null);

const kilometersOf = (lines: readonly FeatureState[]) =>
  sum(lines.map(({ geometry }) => geodesicLength(geometry as LineString))) / 1_000;

const endsOf = (line: FeatureState) => pathsOf(line).flatMap((path) => [path[0]!, path.at(-1)!]);

const metersApart = ([x0, y0]: Position, [x1, y1]: Position) =>
  metersBetween(x0!, y0!, x1!, y1!, townMeters);

/** Lines of a kind in the streets: what brings power to the town goes overhead, in the belts beside the railway and the expressway. */
const laidLines = (kind: string) => plan.townLines(kind).filter((line) => amount(line, 'voltage') < 220);

const piecesOf = (lines: readonly FeatureState[]) => findNetworkPieces(buildNetworkGraph(lines));

describe('the streets', () => {
  it('are one network, joined to 太忻大道, in every phase', () => {
    for (const day of plan.buildingDays) {
      const open = streets.filter((street) => isValidOn(street, day));
      const pieces = piecesOf(open);
      expect(pieces.length, day).toBe(1);
      expect(avenue.every((section) => pieces[0]!.lines.includes(section)), day).toBe(true);
    }
  });

  it('are of four classes with the expressway and its ramps, each with its width, speed, lanes and section', () => {
    expect(new Set(plan.ofKind('road').map((road) => text(road, 'class')))).toEqual(
      new Set(['expressway', 'ramp', 'arterial', 'secondary', 'local']),
    );
    for (const street of streets) {
      expect(amount(street, 'designSpeed'), street.id).toBeGreaterThanOrEqual(20);
      expect(amount(street, 'lanes'), street.id).toBeGreaterThanOrEqual(2);
      const parts = text(street, 'crossSection').split('-').map(Number.parseFloat);
      expect(sum(parts), street.id).toBeCloseTo(amount(street, 'redLineWidth'), 6);
    }
  });

  it('are wider and quicker the higher their class', () => {
    const of = (rank: string, field: string) =>
      streets.filter((street) => text(street, 'class') === rank).map((street) => amount(street, field));
    for (const field of ['redLineWidth', 'designSpeed']) {
      expect(Math.min(...of('arterial', field)), field).toBeGreaterThanOrEqual(Math.max(...of('secondary', field)));
      expect(Math.min(...of('secondary', field)), field).toBeGreaterThanOrEqual(Math.max(...of('local', field)));
    }
  });

  it.each([
    // what GB/T 51328 and its forerunner ask of towns, with room on both sides
    ['arterial', 0.8, 1.4],
    ['secondary', 1.1, 2],
    ['local', 2.5, 5],
  ] as const)('have as many kilometres of %s in each km² as a town has', (rank, least, most) => {
    const density = kilometersOf(streets.filter((street) => text(street, 'class') === rank)) / squareKilometers;
    expect(density).toBeGreaterThan(least);
    expect(density).toBeLessThan(most);
  });

  it('lead to the expressway by ramps that are there no earlier than the street to them', () => {
    const expressway = plan.byId.get('road-g55')!;
    expect(ramps.length).toBeGreaterThan(1);
    const { linesAt, ends } = buildNetworkGraph([...streets, ...ramps, expressway]);
    for (const ramp of ramps) {
      const beside = ends.filter(({ line }) => line === ramp).map(({ number }) => [...linesAt.get(number)!]);
      expect(
        beside.filter((lines) => lines.includes(expressway)),
        ramp.id,
      ).toHaveLength(1);
      const street = beside.flat().find((line) => streets.includes(line));
      expect(street && isThereBy(street, ramp), ramp.id).toBe(true);
    }
  });

  it('end nowhere but at the edge of the planned area', () => {
    const edge = new SegmentIndex([plan.byId.get('planned-area')!]);
    const { linesAt, ends, vertices } = buildNetworkGraph([...streets, ...ramps]);
    const expressway = new SegmentIndex([plan.byId.get('road-g55')!]);
    for (const { line, number } of ends) {
      if (linesAt.get(number)!.size > 1) continue;
      const end = [vertices.xs[number]!, vertices.ys[number]!];
      if (ramps.includes(line) && expressway.near([end, end], 0.1).size > 0) continue;
      expect(edge.near([end, end], 60).size, `${line.id} ends at ${end.join(' ')}`).toBe(1);
    }
  });

  it('are open in all of the core by the second phase', () => {
    const core = flatPolygons(plan.byId.get('core-area')!.geometry);
    const inCore = streets.filter((street) =>
      pathsOf(street).some((path) => path.every(([x, y]) => placeInPolygons(x!, y!, core) >= 0)),
    );
    expect(inCore.length).toBeGreaterThan(50);
    expect(inCore.filter((street) => !isValidOn(street, plan.buildingDays[1]!)).map(({ id }) => id)).toEqual([]);
  });

  it('lie on street land that is there when they are, but for junctions with later streets', () => {
    expect(withoutLandBelow(streets).map(({ id }) => id)).toEqual([]);
  });
});

/** Lines that lie for more than half of their way on street land that comes later than they do. */
function withoutLandBelow(lines: readonly FeatureState[]): FeatureState[] {
  return lines.filter((line) => {
    const below = pathsOf(line)
      .flatMap(stretchesOf)
      .map(([x, y]) => streetLand.findAt(x, y, true).map(({ feature }) => feature))
      .filter((parcels) => parcels.length > 0);
    const late = below.filter((parcels) => parcels.every((parcel) => !isThereBy(parcel, line)));
    // a junction is land of one street only
    return late.length > 2 && late.length > below.length / 2;
  });
}

describe('the networks', () => {
  it('are nine, of 1,500 lines and more', () => {
    const kinds = ['road', 'rail', ...networks.map(({ kind }) => kind)];
    for (const kind of kinds) expect(plan.ofKind(kind).length, kind).toBeGreaterThan(0);
    const count = sum(kinds.map((kind) => plan.townLines(kind).length));
    expect(count).toBeGreaterThan(1_500);
  });

  it.each(supplied)('of $kind name a $source that is there as early as the line', ({ kind, source }) => {
    for (const line of plan.ofKind(kind)) {
      const facility = plan.byId.get(text(line, 'supplySource'));
      expect(facility && text(facility, 'kind'), line.id).toBe(source);
      expect(isThereBy(facility!, line), line.id).toBe(true);
    }
  });

  it.each(networks)('of $kind state sizes that grow towards the source', ({ kind }) => {
    const sizeOf = (line: FeatureState) => amount(line, 'diameter') || amount(line, 'voltage') || Number.parseFloat(text(line, 'capacity'));
    const lines = plan.ofKind(kind);
    for (const line of lines) expect(sizeOf(line), line.id).toBeGreaterThan(0);
    const mean = (rank: string) => {
      const sizes = lines.filter((line) => text(line, 'class') === rank).map(sizeOf);
      return sum(sizes) / sizes.length;
    };
    expect(mean('trunk')).toBeGreaterThanOrEqual(mean('branch'));
  });

  for (const { kind, serves } of networks) {
 it(`of ${kind} reach every parcel they serve by its first day`, () => {
    const lines = new SegmentIndex(plan.townLines(kind));
    const beside = new SegmentIndex(streets);
    const missed = plan.parcels
      .filter((parcel) => serves(text(parcel, 'landUse')))
      .filter((parcel) => {
        const reach = reachOf(parcel, beside);
        const near = ringsOf(parcel).flatMap((ring) => [...lines.near(ring, reach).keys()]);
        return !near.some((line) => isThereBy(line, parcel));
      });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
  }

  for (const { kind } of supplied) {
 it(`of ${kind} hang together from each source in every phase`, () => {
    for (const day of plan.buildingDays) {
      const bySource = groupBy(
        plan.ofKind(kind).filter((line) => isValidOn(line, day)),
        (line) => text(line, 'supplySource'),
      );
      for (const [source, lines] of bySource) {
        const pieces = piecesOf(lines);
        expect(pieces.map((piece) => piece.lines.length), `${source} on ${day}`).toHaveLength(1);
        const plant = plan.byId.get(source)!.geometry as { coordinates: Position };
        const starts = lines.flatMap(endsOf).some((end) => metersApart(end, plant.coordinates) < 1);
        expect(starts, `${source} on ${day}`).toBe(true);
      }
    }
  });
  }

  it('of power feed each 110 kV substation at 110 kV from one at 220 kV, and that from beyond the town', () => {
    const edge = new SegmentIndex([plan.byId.get('planned-area')!]);
    const at = (voltage: number) => plan.ofKind('power').filter((line) => amount(line, 'voltage') === voltage);
    const substations = plan.facilities.filter((each) => text(each, 'kind') === 'substation');
    const main = substations.filter((each) => text(each, 'name').startsWith('220'));
    expect(main.length).toBeGreaterThan(0);
    const endsAt = (lines: readonly FeatureState[], facility: FeatureState) =>
      lines.filter((line) =>
        endsOf(line).some((end) => metersApart(end, (facility.geometry as Point).coordinates) < 1),
      );
    for (const each of substations.filter((other) => !main.includes(other))) {
      const [feeder] = endsAt(at(110), each);
      expect(feeder && main.map(({ id }) => id).includes(text(feeder, 'supplySource')), each.id).toBe(true);
      expect(isThereBy(feeder!, each), each.id).toBe(true);
    }
    for (const each of main) {
      const [inlet] = endsAt(at(220), each);
      expect(endsOf(inlet!).some((end) => edge.near([end, end], 5).size > 0), each.id).toBe(true);
    }
  });

  it('of storm drains lead into a stream in every phase', () => {
    const rivers = new SegmentIndex(plan.ofKind('river'));
    for (const day of plan.buildingDays) {
      for (const { lines } of piecesOf(plan.ofKind('stormwater').filter((line) => isValidOn(line, day)))) {
        const atStream = lines.flatMap(endsOf).some((end) => rivers.near([end, end], 125).size > 0);
        expect(atStream, `${lines[0]!.id} on ${day}`).toBe(true);
      }
    }
  });

  for (const { kind } of networks) {
 it(`of ${kind} lie under streets, but for the way into their plants`, () => {
    const stretches = laidLines(kind).flatMap((line) => pathsOf(line).flatMap(stretchesOf));
    const outside = stretches.filter(([x, y]) =>
      land.findAt(x, y, true).every(({ feature }) => !/^(12|13)/.test(text(feature, 'landUse'))),
    );
    expect(outside.length / stretches.length).toBeLessThan(0.01);
  });
  }

  for (const { kind } of networks) {
 it(`of ${kind} are laid no earlier than the streets above them`, () => {
    expect(withoutLandBelow(laidLines(kind)).map(({ id }) => id)).toEqual([]);
  });
  }
});

/** How far a line may be from a parcel that it serves: half of the widest street beside it, and a few metres. */
function reachOf(parcel: FeatureState, beside: SegmentIndex): number {
  const widths = ringsOf(parcel)
    .flatMap((ring) => [...beside.near(ring, 60)])
    .filter(([street, meters]) => meters < amount(street, 'redLineWidth') / 2 + 6)
    .map(([street]) => amount(street, 'redLineWidth'));
  return Math.max(20, ...widths) / 2 + 10;
}

/** Positions about every 20 m along a path. */
function stretchesOf(path: readonly Position[]): [number, number][] {
  return path.slice(1).flatMap((to, at) => {
    const from = path[at]!;
    const count = Math.max(1, Math.round(metersApart(from, to) / 20));
    return Array.from({ length: count }, (_, index): [number, number] => {
      const share = (index + 0.5) / count;
      return [from[0]! + (to[0]! - from[0]!) * share, from[1]! + (to[1]! - from[1]!) * share];
    });
  });
}
