import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import { pathsOf } from '../topology/network-graph.ts';

/**
 * Least distance from its middle, in metres, within which a road is taken to run: a line drawn by hand is not quite in
 * the middle of its land, and a road may have no width, or a wrong one.
 */
const leastReachMeters = 10;

/** Metres of the width of a road that states none. */
const assumedWidthMeters = 30;

interface Segment {
  road: FeatureState;
  reach: number;
  ends: [ax: number, ay: number, bx: number, by: number];
}

/** Roads as bands of their width, to be asked which of them hold a position. Degrees, EPSG:4490. */
export class RoadBands {
  readonly #segments: Segment[];
  readonly #boxes: Flatbush | null;

  constructor(roads: readonly FeatureState[]) {
    this.#segments = roads.flatMap(segmentsOf);
    // flatbush takes no empty index
    this.#boxes = this.#segments.length > 0 ? new Flatbush(this.#segments.length) : null;
    for (const { reach, ends } of this.#segments) {
      const [ax, ay, bx, by] = ends;
      const per = metersPerDegree(ay);
      const [dx, dy] = [reach / per.longitude, reach / per.latitude];
      this.#boxes?.add(
        Math.min(ax, bx) - dx,
        Math.min(ay, by) - dy,
        Math.max(ax, bx) + dx,
        Math.max(ay, by) + dy,
      );
    }
    this.#boxes?.finish();
  }

  /** Roads within whose width a position lies. */
  findAt(x: number, y: number): FeatureState[] {
    const per = metersPerDegree(y);
    const found = (this.#boxes?.search(x, y, x, y) ?? []).map((at) => this.#segments[at]!);
    return found
      .filter(({ reach, ends }) => metersToSegment(x, y, ...ends, per) <= reach)
      .map(({ road }) => road);
  }
}

function segmentsOf(road: FeatureState): Segment[] {
  const { redLineWidth } = road.properties;
  const width = typeof redLineWidth === 'number' ? redLineWidth : assumedWidthMeters;
  const reach = Math.max(leastReachMeters, width / 2);
  return pathsOf(road).flatMap((path) =>
    path.slice(1).map(([bx, by], at) => {
      const [ax, ay] = path[at]!;
      return { road, reach, ends: [ax!, ay!, bx!, by!] as [number, number, number, number] };
    }),
  );
}
