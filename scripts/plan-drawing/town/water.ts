/** The two streams that meet in the lake on the axis, and flow on together. */
import { beside, lengthOf, smooth, smoothRing } from '../geometry/lines.ts';
import { buffer, linesInside, linesOutside, union, type Area } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { inValley } from './frame.ts';

export interface Stream {
  id: string;
  name: string;
  nameEn: string;
  /** From its spring downwards. */
  course: Point[];
  /** Width of the water in metres. */
  width: number;
  /** Metres from its middle to the streets on its banks. */
  bank: number;
}

const valleyLine = (points: readonly (readonly [s: number, w: number])[]) =>
  smooth(
    points.map(([s, w]) => inValley(s, w)),
    30,
  );

export const streams: readonly Stream[] = [
  {
    id: 'river-east',
    name: '东支河（示意）',
    nameEn: 'East Branch (illustrative)',
    course: valleyLine([
      [3_900, 5_600],
      [4_350, 4_300],
      [4_560, 3_500],
      [5_060, 2_860],
      [5_420, 2_180],
      [5_960, 1_700],
      [6_300, 1_120],
      [6_640, 700],
      [6_790, 250],
    ]),
    width: 34,
    bank: 88,
  },
  {
    id: 'river-west',
    name: '西支河（示意）',
    nameEn: 'West Branch (illustrative)',
    course: valleyLine([
      [-700, -1_500],
      [300, -1_020],
      [1_200, -1_060],
      [2_000, -1_350],
      [2_900, -1_640],
      [3_700, -1_980],
      [4_500, -2_080],
      [5_200, -1_890],
      [5_900, -1_440],
      [6_400, -980],
      [6_700, -560],
      [6_800, -200],
    ]),
    width: 26,
    bank: 78,
  },
  {
    id: 'river-joined',
    name: '两水汇流段（示意）',
    nameEn: 'Joined Stream (illustrative)',
    course: valleyLine([
      [6_900, -120],
      [7_260, -300],
      [7_800, -410],
      [8_400, -500],
      [8_950, -760],
      [9_450, -1_060],
      [10_100, -1_190],
      [10_900, -1_240],
      [11_700, -1_180],
      [12_500, -1_240],
      [13_400, -1_330],
      [15_000, -1_700],
    ]),
    width: 46,
    bank: 98,
  },
];

const lakeShore = smoothRing(
  (
    [
      [6_440, 20],
      [6_500, 150],
      [6_600, 215],
      [6_700, 300],
      [6_850, 310],
      [6_930, 210],
      [7_040, 190],
      [7_150, 60],
      [7_170, -90],
      [7_060, -150],
      [7_010, -260],
      [6_890, -320],
      [6_760, -290],
      [6_700, -180],
      [6_570, -150],
      [6_480, -90],
    ] as const
  ).map(([s, w]) => inValley(s, w)),
  25,
);

/** The lake where the streams meet. */
export const lake: Area = union([[lakeShore]]);

/** All water: streams that widen and narrow a little, and the lake. */
export function drawWater(): Area {
  const pieces = streams.map(({ course, width }) => buffer([course], width / 2, 'round'));
  return union(...pieces, lake);
}

/** The green valleys of the streams, between the middles of the streets on their banks or so many metres nearer. */
export function drawBanks(nearer = 0): Area {
  return union(...streams.map(({ course, bank }) => buffer([course], bank - nearer, 'round')));
}

/** The streets' lines along both banks of a stream. */
export function bankLines({ course, bank }: Stream): Point[][] {
  return [beside(course, bank), beside(course, -bank)];
}

/** The streams as lines within the outline, as far as the lake and from it on. */
export function drawStreams(outline: Area): (Pick<Stream, 'id' | 'name' | 'nameEn'> & { line: Point[] })[] {
  return streams.map(({ id, name, nameEn, course }) => {
    const [line] = linesOutside(linesInside([course], outline), lake).toSorted(
      (one, other) => lengthOf(other) - lengthOf(one),
    );
    return { id, name, nameEn, line: line! };
  });
}
