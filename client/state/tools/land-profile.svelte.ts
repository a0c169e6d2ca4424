import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { boundsOf, type Bounds } from '#domain/cartography/bounds-of.ts';
import { areaClipper, type AreaWithin } from '#domain/measure/area-clipper.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import { crossingsWith, type Crossing } from '#domain/measure/line-crossings.ts';
import { piecesOf, type LinePiece } from '#domain/measure/line-pieces.ts';
import { stretchesThrough } from '#domain/measure/line-profile.ts';
import { measureArea, measureLine } from '#domain/measure/measure-shape.ts';
import type { AreaLand, LineLand } from '#domain/measure/phase-profile.ts';
import { ApiError } from '../../api/api-error.ts';
import type { FeatureRef, Item, ItemProperties } from '../../api/types.ts';
import { TooManyError, type FeatureReader } from '../plan/feature-reader.ts';

/** A road, railway or utility that a line crosses. */
export interface NetworkCrossing extends Crossing {
  ref: FeatureRef;
  properties: ItemProperties;
  validFrom: string | null;
  validTo: string | null;
}

/** What was drawn lies on this land, whenever it is valid. */
export type LandFound =
  | { kind: 'line'; meters: number; lands: readonly LineLand[]; crossings: readonly NetworkCrossing[] }
  | { kind: 'area'; squareMeters: number; lands: readonly AreaLand[] };

export type LandProfileStatus =
  | { kind: 'none' }
  /** `total` is null until the server has said how many there are. */
  | { kind: 'reading'; done: number; total: number | null }
  | { kind: 'too-many'; count: number }
  | { kind: 'failed' }
  | { kind: 'called-off' }
  | { kind: 'ready'; found: LandFound };

/** So many parcels, or lines of the networks, are read at most: more are no longer read in a few seconds. */
export const mostFeatures = 5_000;
/** Time that is computed for before the page gets a turn again: a frame is not missed by it. */
const turnMilliseconds = 10;
/** A long line is asked for in so many boxes: one around all of it would be full of what it never touches. */
const mostBoxes = 8;

/** What a drawn line or polygon lies on, from the parcels and networks of the published plan. */
export class LandProfile {
  readonly #reader: FeatureReader;
  readonly #turn: () => Promise<void>;
  #status = $state.raw<LandProfileStatus>({ kind: 'none' });
  #request: AbortController | null = null;

  /** `turn` lets the page draw and listen before the work goes on. */
  constructor(reader: FeatureReader, turn: () => Promise<void> = nextTurn) {
    this.#reader = reader;
    this.#turn = turn;
  }

  get status(): LandProfileStatus {
    return this.#status;
  }

  /** Find what a line lies on; whatever was asked before is dropped. */
  async followLine(places: readonly Place[]): Promise<void> {
    await this.#run(async (signal) => {
      const pieces = piecesOf(places);
      const boxes = boxesAlong(pieces);
      const zones = await this.#reader.readWithin('zone', boxes, mostFeatures, signal);
      const networks = await this.#reader.readWithin('infrastructure', boxes, mostFeatures, signal);
      const total = zones.length + networks.length;
      const lands = await this.#each(zones, total, 0, signal, (zone) => lineLand(zone, pieces));
      const crossings = await this.#each(networks, total, zones.length, signal, (item) =>
        networkCrossings(item, pieces),
      );
      return {
        kind: 'line',
        meters: measureLine(places).meters,
        lands,
        crossings: crossings.sort((a, b) => a.meters - b.meters),
      };
    });
  }

  /** Find what lies in a polygon; nothing for one that has no area. */
  async fillArea(corners: readonly Place[]): Promise<void> {
    const { squareMeters } = measureArea(corners);
    if (squareMeters === null) return this.drop();
    await this.#run(async (signal) => {
      const box = boundsOf({ type: 'LineString', coordinates: corners.map(([x, y]) => [x, y]) });
      const zones = await this.#reader.readWithin('zone', box ? [box] : [], mostFeatures, signal);
      const areaIn = areaClipper(corners);
      const lands = await this.#each(zones, zones.length, 0, signal, (zone) => areaLand(zone, areaIn));
      return { kind: 'area', squareMeters, lands };
    });
  }

  /** Stop what runs, and say so. */
  cancel(): void {
    this.#request?.abort();
    this.#status = { kind: 'called-off' };
  }

  /** What was drawn is moving on: stop what runs, and show nothing of where it was. */
  outdate(): void {
    this.#request?.abort();
    this.#status = { kind: 'reading', done: 0, total: null };
  }

  /** Forget what was found. */
  drop(): void {
    this.#request?.abort();
    this.#status = { kind: 'none' };
  }

  async #run(find: (signal: AbortSignal) => Promise<LandFound>): Promise<void> {
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    this.#status = { kind: 'reading', done: 0, total: null };
    try {
      const found = await find(signal);
      if (!signal.aborted) this.#status = { kind: 'ready', found };
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof TooManyError) this.#status = { kind: 'too-many', count: error.count };
      else if (error instanceof ApiError) this.#status = { kind: 'failed' };
      else throw error;
    }
  }

  async #each<Result>(
    items: readonly Item[],
    total: number,
    before: number,
    signal: AbortSignal,
    compute: (item: Item) => Result[],
  ): Promise<Result[]> {
    const results: Result[] = [];
    let turnEnds = 0;
    for (const [index, item] of items.entries()) {
      if (performance.now() >= turnEnds) {
        this.#status = { kind: 'reading', done: before + index, total };
        await this.#turn();
        signal.throwIfAborted();
        turnEnds = performance.now() + turnMilliseconds;
      }
      results.push(...compute(item));
    }
    return results;
  }
}

function lineLand({ geometry, properties }: Item, pieces: readonly LinePiece[]): LineLand[] {
  const stretches = stretchesThrough(pieces, geometry as Polygon | MultiPolygon);
  return stretches.length > 0
    ? [{ landUse: String(properties['landUse']), stretches, ...validityOf(properties) }]
    : [];
}

function areaLand({ geometry, properties }: Item, areaIn: AreaWithin): AreaLand[] {
  const squareMeters = areaIn(geometry as Polygon | MultiPolygon, properties.area ?? undefined);
  if (squareMeters === 0) return [];
  const share = properties.area ? Math.min(1, squareMeters / properties.area) : 0;
  return [
    {
      landUse: String(properties['landUse']),
      squareMeters,
      people: Number(properties['population'] ?? 0) * share,
      jobs: Number(properties['jobs'] ?? 0) * share,
      ...validityOf(properties),
    },
  ];
}

function networkCrossings(
  { id, geometry, properties }: Item,
  pieces: readonly LinePiece[],
): NetworkCrossing[] {
  return crossingsWith(pieces, geometry as LineString | MultiLineString).map((crossing) => ({
    ...crossing,
    ref: { collection: 'infrastructure', id },
    properties,
    ...validityOf(properties),
  }));
}

function validityOf({ validFrom, validTo }: ItemProperties) {
  return { validFrom: validFrom ?? null, validTo: validTo ?? null };
}

/** Boxes around parts of a line that are about equally long, one after the other. */
function boxesAlong(pieces: readonly LinePiece[]): Bounds[] {
  const perBox = Math.ceil(pieces.length / mostBoxes);
  return Array.from({ length: Math.ceil(pieces.length / perBox) || 0 }, (_, at) => {
    const part = pieces.slice(at * perBox, (at + 1) * perBox);
    const coordinates = part.flatMap(({ from, to }) => [[...from], [...to]]);
    return boundsOf({ type: 'LineString', coordinates })!;
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
