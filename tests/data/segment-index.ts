import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { metersToSegment } from '#domain/geometry/local-meters.ts';
import { pathsOf } from '#domain/topology/network-graph.ts';
import { ringsOf, townMeters } from './delivered-plan.ts';

type Segment = readonly [from: Position, to: Position];

/** The straight pieces of features, lines or edges of areas, found by place. Degrees in, metres out. */
export class SegmentIndex {
  readonly #owners: FeatureState[] = [];
  readonly #segments: Segment[] = [];
  readonly #boxes: Flatbush;

  constructor(features: readonly FeatureState[]) {
    for (const feature of features) {
      for (const path of [...pathsOf(feature), ...ringsOf(feature)]) this.#add(feature, path);
    }
    this.#boxes = new Flatbush(Math.max(1, this.#segments.length));
    for (const segment of this.#segments) this.#boxes.add(...boxOf(segment, 0));
    if (this.#segments.length === 0) this.#boxes.add(0, 0, 0, 0);
    this.#boxes.finish();
  }

  /** How far each feature within reach is from a path, in metres. */
  near(path: readonly Position[], reach: number): Map<FeatureState, number> {
    const found = new Map<FeatureState, number>();
    for (let at = 1; at < path.length; at++) {
      const own: Segment = [path[at - 1]!, path[at]!];
      for (const index of this.#boxes.search(...boxOf(own, reach))) {
        const owner = this.#owners[index];
        if (!owner) continue;
        const meters = metersBetweenSegments(own, this.#segments[index]!);
        if (meters <= reach) found.set(owner, Math.min(meters, found.get(owner) ?? Infinity));
      }
    }
    return found;
  }

  #add(owner: FeatureState, path: readonly Position[]): void {
    for (let at = 1; at < path.length; at++) {
      this.#owners.push(owner);
      this.#segments.push([path[at - 1]!, path[at]!]);
    }
  }
}

function boxOf([[x0, y0], [x1, y1]]: Segment, reach: number): [number, number, number, number] {
  const [dx, dy] = [reach / townMeters.longitude, reach / townMeters.latitude];
  return [
    Math.min(x0!, x1!) - dx,
    Math.min(y0!, y1!) - dy,
    Math.max(x0!, x1!) + dx,
    Math.max(y0!, y1!) + dy,
  ];
}

function metersBetweenSegments(one: Segment, other: Segment): number {
  if (cross(one, other)) return 0;
  const toOther = one.map((end) => metersTo(end, other));
  const toOne = other.map((end) => metersTo(end, one));
  return Math.min(...toOther, ...toOne);
}

function metersTo([x, y]: Position, [[x0, y0], [x1, y1]]: Segment): number {
  return metersToSegment(x!, y!, x0!, y0!, x1!, y1!, townMeters);
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side([x0, y0]: Position, [x1, y1]: Position, [x, y]: Position): number {
  return Math.sign((x1! - x0!) * (y! - y0!) - (x! - x0!) * (y1! - y0!));
}
