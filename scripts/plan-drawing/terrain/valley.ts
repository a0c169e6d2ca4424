import { courses } from '../courses.ts';
import { smoothLine } from '../smooth-line.ts';
import { toPlace, type Place } from './frame.ts';
import { createNoise } from './noise.ts';

/** A cross-section of a valley: where its middle is, half its width in metres, and the height of its floor in metres. */
interface Section {
  longitude: number;
  latitude: number;
  halfWidth: number;
  floor: number;
}

/**
 * The valley of the town, from the basin of 忻州 over the pass of 石岭关 to the north of Taiyuan. The floor of 990 m
 * west of 大盂 is reported; the other heights are estimates.
 */
const townValley: readonly Section[] = [
  section(112.735, 38.4, 9_500, 795),
  section(112.728, 38.36, 7_500, 810),
  section(112.718, 38.32, 4_600, 840),
  section(112.713, 38.285, 2_600, 900),
  section(112.71, 38.262, 1_600, 1_000),
  section(112.709, 38.242, 1_300, 1_085),
  section(112.711, 38.224, 2_300, 1_040),
  section(112.7155, 38.2, 3_700, 1_003),
  section(112.7155, 38.185, 4_100, 990),
  section(112.714, 38.17, 4_200, 978),
  section(112.7, 38.135, 4_100, 958),
  section(112.68, 38.1, 3_900, 930),
  section(112.66, 38.06, 3_400, 900),
  section(112.63, 38.02, 2_600, 872),
  section(112.59, 37.995, 2_400, 850),
  section(112.54, 37.965, 4_200, 825),
];

/** The valley of 杨兴河, narrow, from its source among the eastern hills. */
const streamFloors = [1_330, 1_270, 1_205, 1_140, 1_085, 1_030, 975, 930, 905, 890] as const;
const streamValley: readonly Section[] = courses['yangxing-river']
  .slice(0, streamFloors.length)
  .map(([longitude, latitude], index) =>
    section(longitude, latitude, 160 + 35 * index, streamFloors[index]!),
  );

function section(longitude: number, latitude: number, halfWidth: number, floor: number): Section {
  return { longitude, latitude, halfWidth, floor };
}

/** Where a place lies in a valley: the share of the half width it is away from the middle, and the floor there, in metres. */
export interface ValleyPlace {
  share: number;
  floor: number;
}

const edgeNoise = createNoise(11);

/** How a place lies in the valley that it is most in; beyond a share of 1 are the hills. */
export function findInValley(place: Place): ValleyPlace {
  const town = findAlong(townLine, place);
  const stream = findAlong(streamLine, place);
  const [x, y] = place;
  // spurs reach into the valley and side valleys out of it
  const edge = 0.2 * edgeNoise(x / 3_000, y / 3_000) + 0.1 * edgeNoise(x / 1_100 + 50, y / 1_100);
  const shareOfTown = town.share * (1 + edge);
  // the floor rises a little towards the hills
  const floorOfTown = town.floor + 34 * Math.min(1, shareOfTown) ** 2;
  return stream.share < 1 && stream.share < shareOfTown
    ? { share: stream.share, floor: Math.max(stream.floor, floorOfTown * Number(shareOfTown < 1)) }
    : { share: shareOfTown, floor: floorOfTown };
}

interface LinePlace {
  place: Place;
  halfWidth: number;
  floor: number;
}

const townLine = denseLine(townValley);
const streamLine = denseLine(streamValley);

/** The sections' middle as a smooth line, widths and floors blended between them. */
function denseLine(sections: readonly Section[]): LinePlace[] {
  const controls = sections.map(({ longitude, latitude }) => [longitude, latitude] as const);
  const line = smoothLine(controls, 250);
  const atControl = controls.map((control) =>
    line.findIndex(([x, y]) => x === control[0] && y === control[1]),
  );
  return line.map(([longitude, latitude], index) => {
    const next = Math.max(
      1,
      atControl.findIndex((at) => at >= index),
    );
    const [from, to] = [atControl[next - 1]!, atControl[next]!];
    const share = (index - from) / (to - from);
    const blend = (one: number, other: number) => one + share * (other - one);
    return {
      place: toPlace(longitude, latitude),
      halfWidth: blend(sections[next - 1]!.halfWidth, sections[next]!.halfWidth),
      floor: blend(sections[next - 1]!.floor, sections[next]!.floor),
    };
  });
}

function findAlong(line: readonly LinePlace[], [x, y]: Place): ValleyPlace {
  let nearest: ValleyPlace = { share: Infinity, floor: 0 };
  for (const { place, halfWidth, floor } of line) {
    const share = Math.hypot(x - place[0], y - place[1]) / halfWidth;
    if (share < nearest.share) nearest = { share, floor };
  }
  return nearest;
}
