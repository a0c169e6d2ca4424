import Flatbush from 'flatbush';
import type { Polygon } from 'geojson';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';

/** The edges of a polygon, to be asked what lies on them. Degrees, EPSG:4490. */
export class PolygonOutline {
  readonly #segments: [number, number, number, number][];
  readonly #boxes: Flatbush;

  constructor({ coordinates }: Polygon) {
    this.#segments = coordinates.flatMap((ring) =>
      ring.slice(1).map(([bx, by], at): [number, number, number, number] => {
        const [ax, ay] = ring[at]!;
        return [ax!, ay!, bx!, by!];
      }),
    );
    this.#boxes = new Flatbush(this.#segments.length);
    for (const [ax, ay, bx, by] of this.#segments)
      this.#boxes.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    this.#boxes.finish();
  }

  /** West, south, east, north. */
  get bounds(): [number, number, number, number] {
    const { minX, minY, maxX, maxY } = this.#boxes;
    return [minX, minY, maxX, maxY];
  }

  /** True for a position within `reachMeters` of an edge. */
  isNear(x: number, y: number, reachMeters: number): boolean {
    const per = metersPerDegree(y);
    const [dx, dy] = [reachMeters / per.longitude, reachMeters / per.latitude];
    return this.#boxes
      .search(x - dx, y - dy, x + dx, y + dy)
      .some((at) => metersToSegment(x, y, ...this.#segments[at]!, per) < reachMeters);
  }
}
