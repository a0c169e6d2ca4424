import type { FeatureState } from '#domain/features/feature-state.ts';
import { areaOf, featureOf, type Path } from './features.ts';

/** A boundary of `columns` by `rows` blocks, a tenth of a hundredth of a degree each, with the blocks as parcels. */
export interface Tiling {
  boundary: FeatureState;
  zones: FeatureState[];
}

/** Moves the corner of a block, in tenths of a hundredth of a degree. */
export type Displace = (column: number, row: number) => [number, number];

const stay: Displace = (column, row) => [column, row];

/** Each side of a block has `steps` edges. */
export function tileBlocks(columns: number, rows: number, steps = 1, displace = stay): Tiling {
  const corner = ([column, row]: [number, number]): [number, number] => {
    const [x, y] = displace(column, row);
    return [Number((x / 10).toFixed(5)), Number((y / 10).toFixed(5))];
  };
  const ring = (west: number, south: number, east: number, north: number): Path =>
    [
      ...stretch([west, south], [east, south], steps),
      ...stretch([east, south], [east, north], steps),
      ...stretch([east, north], [west, north], steps),
      ...stretch([west, north], [west, south], steps),
    ].map(corner);
  const zones: FeatureState[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const block = areaOf(ring(column, row, column + 1, row + 1));
      zones.push(featureOf('zone', `block-${column}-${row}`, block, { landUse: '1401' }));
    }
  }
  return { boundary: featureOf('boundary', 'outline', areaOf(ring(0, 0, columns, rows))), zones };
}

/** Positions from one corner to the next, the next excluded, at whole parts of a block. */
function stretch([ax, ay]: [number, number], [bx, by]: [number, number], steps: number): Path {
  const count = Math.max(Math.abs(bx - ax), Math.abs(by - ay)) * steps;
  return Array.from({ length: count }, (_, at) => [
    ax + ((bx - ax) * at) / count,
    ay + ((by - ay) * at) / count,
  ]);
}
