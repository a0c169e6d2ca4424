/** The lines that bring 220 kV to the town: overhead, in the belts along the railway and the expressway. */
import { beside, distance, nearestOn } from '../geometry/lines.ts';
import { linesInside } from '../geometry/polygons.ts';
import { toPlane, type Point } from '../geometry/projection.ts';
import { expresswayLine, railwayLine } from './interchange.ts';
import type { Town, TownParcel } from './town-land.ts';
import type { UtilityLine } from './utility-networks.ts';

/** Metres from the middle of the railway or the expressway, within the belt beside it. */
const fromMiddle = 48;

/** From the edge of the planned area to each main substation, by the belt that is nearer; there when the station is. */
export function drawInlets({ parcels, outline }: Town): UtilityLine[] {
  const inside = [[outline.slice(1).map(toPlane)]];
  const routes = [expresswayLine, railwayLine]
    .flatMap((line) => [beside(line, fromMiddle), beside(line, -fromMiddle)])
    .flatMap((line) => linesInside([line], inside));
  return parcels.filter(({ tag }) => tag === 'main-substation').map((plant) => inletOf(plant, routes));
}

function inletOf({ key, middle, phase }: TownParcel, routes: readonly (readonly Point[])[]): UtilityLine {
  const nearest = routes
    .map((route) => ({ route, near: nearestOn(route, middle) }))
    .reduce((best, each) => (each.near.distance < best.near.distance ? each : best));
  const { route, near } = nearest;
  const halves = [
    [near.point, ...route.slice(near.segment + 1)],
    [near.point, ...route.slice(0, near.segment + 1).toReversed()],
  ];
  // it comes by the shorter way from the edge
  const [way] = halves.toSorted((one, other) => spanOf(one) - spanOf(other));
  return {
    kind: 'power',
    class: 'trunk',
    line: [middle, ...way!],
    phase,
    source: key,
    size: 220,
    street: '',
  };
}

function spanOf(line: readonly Point[]): number {
  return distance(line[0]!, line.at(-1)!);
}
