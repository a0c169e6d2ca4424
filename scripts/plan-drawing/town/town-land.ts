/** All land of the town as an exact coverage, each piece with its use, its phase and the streets it stands on. */
import { needsRoad } from '#domain/vocabularies/built-land.ts';
import { fitCoverage, type Coverage, type Piece } from '../geometry/coverage.ts';
import { centroidOf, contains, type Area, type Polygon } from '../geometry/polygons.ts';
import { toPlane, type Point } from '../geometry/projection.ts';
import { divideLand, type Land } from './blocks.ts';
import { toGrid } from './grid.ts';
import { divideBlocks, type Parcel } from './parcels.ts';
import { cellsFromCore, phaseAt, phaseStreets, type Phase } from './phasing.ts';
import { buildStreetNetwork, type StreetNetwork } from './street-network.ts';
import { drawStreets, type Street } from './streets.ts';

/** A parcel of the coverage. */
export interface TownParcel {
  key: string;
  landUse: string;
  mixedUse?: string;
  tag?: string;
  /** What it is part of, where that is no block: the lake, a stream, a belt. */
  of?: string;
  /** The block it is part of; absent for streets, streams and belts. */
  parcel?: Parcel;
  /** The street it is the land of. */
  street?: Street;
  /** Degrees, longitude first. */
  polygons: [number, number][][][];
  /** Its largest piece in the plane. */
  polygon: Polygon;
  /** A point in its middle, in the plane, always inside it. */
  middle: Point;
  /** Place of its middle on the grid. */
  at: [a: number, b: number];
  phase: Phase;
  /** Streets it has a front on, by id, the longest front first. */
  fronts: string[];
}

export interface Town {
  parcels: TownParcel[];
  streets: Street[];
  network: StreetNetwork;
  /** The phase of each street, by id. */
  streetPhases: ReadonlyMap<string, Phase>;
  /** Degrees, longitude first. */
  outline: [number, number][];
}

/** Lay the town out within an outline. */
export function layOutTown(outline: Area): Town {
  const streets = drawStreets(outline);
  const network = buildStreetNetwork(streets);
  const { land, blocks } = divideLand(outline, streets);
  const drawn = new Map<string, Land | Parcel>();
  const pieces = [...land, ...divideBlocks(blocks)].map((entry, index): Piece => {
    const key = 'of' in entry && entry.of?.startsWith('street-') ? entry.of : `${entry.landUse}/${index}`;
    if (!drawn.has(key)) drawn.set(key, entry);
    return { key, polygon: entry.polygon };
  });
  const coverage = fitCoverage(pieces, smallestParcel, preferNeighbour);
  coverage.merge(withoutFront(coverage));
  coverage.makePlain({ shortestEdge: 50, narrowest: 70, straightWithin: 2.5 });
  const parcels = [...coverage.features()].map(([key, { polygons, neighbours }]) =>
    describeParcel(key, drawn.get(key)!, polygons, neighbours, streets),
  );
  return {
    parcels,
    streets,
    network,
    streetPhases: timeStreets(parcels, network),
    outline: coverage.outline(),
  };
}

/**
 * The town with plants moved forward to the phase in which they are first needed, by the parcel's key, and with the
 * streets that lead there; null when nothing moves.
 */
export function withEarlierPlants(
  town: Town,
  needed: ReadonlyMap<string, Phase>,
  streets: ReadonlyMap<string, Phase>,
): Town | null {
  let moved = [...streets].some(([street, phase]) => phase < town.streetPhases.get(street)!);
  const parcels = town.parcels.map((parcel) => {
    const phase = needed.get(parcel.key) ?? 4;
    if (phase >= parcel.phase) return parcel;
    moved = true;
    return { ...parcel, phase };
  });
  return moved ? { ...town, parcels, streetPhases: timeStreets(parcels, town.network, streets) } : null;
}

/** The phases of the streets; their land takes them over. */
function timeStreets(
  parcels: readonly TownParcel[],
  network: StreetNetwork,
  needed: ReadonlyMap<string, Phase> = new Map(),
): ReadonlyMap<string, Phase> {
  const served = phasesServed(parcels);
  for (const [street, phase] of needed) served.set(street, Math.min(served.get(street) ?? 4, phase) as Phase);
  const phases = phaseStreets(network, served);
  for (const parcel of parcels) {
    if (parcel.street) parcel.phase = phases.get(parcel.street.id) ?? 4;
  }
  return phases;
}

/** Square metres below which a piece is no parcel of its own. */
function smallestParcel(key: string): number {
  return key.startsWith('street-') ? 120 : 700;
}

/** Slivers go to land of the same use first; to a street only where nothing else is beside them. */
function preferNeighbour(key: string, neighbour: string): number {
  const [street, toStreet] = [key, neighbour].map((each) => each.startsWith('street-'));
  if (street) return toStreet ? 1 : 0.4;
  if (toStreet) return 0.1;
  return key.split('/')[0] === neighbour.split('/')[0] ? 4 : 1;
}

/** Land to be built on without a street goes to the neighbour in its block with which it shares most. */
function withoutFront(coverage: Coverage): Map<string, string> {
  const features = coverage.features();
  const merged = new Map<string, string>();
  for (const [key, { neighbours }] of features) {
    if (key.startsWith('street-') || !needsRoad(useOf(key))) continue;
    if ([...neighbours].some(([other, length]) => other.startsWith('street-') && length > 8)) continue;
    const candidates = [...neighbours].filter(
      ([other]) => !other.startsWith('street-') && needsRoad(useOf(other)) && !merged.has(other),
    );
    const best = candidates.sort((one, other) => other[1] - one[1])[0];
    if (best) merged.set(key, best[0]);
  }
  return merged;
}

function useOf(key: string): string {
  return key.split('/')[0]!;
}

function describeParcel(
  key: string,
  entry: Land | Parcel,
  polygons: [number, number][][][],
  neighbours: ReadonlyMap<string, number>,
  streets: readonly Street[],
): TownParcel {
  const plane = polygons.map((rings) => rings.map((ring) => ring.slice(1).map(toPlane)));
  const polygon = plane.reduce((largest, piece) =>
    Math.abs(ringSize(piece)) > Math.abs(ringSize(largest)) ? piece : largest,
  );
  const middle = middleOf(polygon);
  const at = toGrid(middle);
  const street = streets.find(({ id }) => id === key);
  const inBlock = 'cell' in entry;
  return {
    key,
    landUse: entry.landUse,
    ...(inBlock && entry.mixedUse && { mixedUse: entry.mixedUse }),
    ...(inBlock && entry.tag && { tag: entry.tag }),
    ...(inBlock && { parcel: entry }),
    ...(!inBlock && entry.of && { of: entry.of }),
    ...(street && { street }),
    polygons,
    polygon,
    middle,
    at,
    phase: inBlock && isReportedDone(entry, at) ? 1 : phaseOfLand(entry.landUse, at),
    fronts: [...neighbours]
      .filter(([other]) => other.startsWith('street-'))
      .sort((one, other) => other[1] - one[1])
      .map(([other]) => other),
  };
}

/** Hills, streams, the railway and the expressway are there already. */
function phaseOfLand(landUse: string, at: [number, number]): Phase {
  return /^(0[1-6]|1201|1202|17)/.test(landUse) ? 0 : phaseAt(...at);
}

/** 中央绿轴景观 in the core and 环境卫生综合基地 are reported complete by early 2023. */
function isReportedDone({ use, tag }: Parcel, at: [number, number]): boolean {
  return tag === 'sanitation' || (use === 'G' && cellsFromCore(...at) === 0);
}

/** The earliest phase of the parcels that have their longest front on a street, by the street's id. */
function phasesServed(parcels: readonly TownParcel[]): Map<string, Phase> {
  const served = new Map<string, Phase>();
  for (const { landUse, phase, fronts } of parcels) {
    const [street] = fronts;
    if (street === undefined || !needsRoad(landUse)) continue;
    served.set(street, Math.min(served.get(street) ?? phase, phase) as Phase);
  }
  return served;
}

function ringSize([outer]: Polygon): number {
  let twice = 0;
  for (let at = 0, before = outer!.length - 1; at < outer!.length; before = at++) {
    twice += outer![before]![0] * outer![at]![1] - outer![at]![0] * outer![before]![1];
  }
  return twice;
}

/** The centre of gravity, or, where that lies outside, the middle of the widest stretch level with it. */
function middleOf(polygon: Polygon): Point {
  const centre = centroidOf(polygon[0]!);
  if (contains(polygon, centre)) return centre;
  const y = centre[1] + 0.013;
  const crossings = polygon
    .flatMap((ring) =>
      ring.flatMap(([x1, y1], at) => {
        const [x0, y0] = ring[(at + ring.length - 1) % ring.length]!;
        return y0 > y !== y1 > y ? [x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)] : [];
      }),
    )
    .sort((one, other) => one - other);
  let best: Point = polygon[0]![0]!;
  let widest = 0;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const width = crossings[at + 1]! - crossings[at]!;
    if (width > widest) [widest, best] = [width, [crossings[at]! + width / 2, y]];
  }
  return best;
}
