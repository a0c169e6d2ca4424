import type { FeatureState } from '#domain/features/feature-state.ts';
import { areasAbove } from './contour-areas.ts';
import { cellMeters, columns, rows, smoothStep } from './frame.ts';
import { createNoise } from './noise.ts';
import { landHeights } from './surface.ts';

/** Heights in metres from which each band reaches up; the valley's floor lies below the first. */
const bandHeights = [1_050, 1_110, 1_180, 1_260, 1_350, 1_450, 1_560, 1_690] as const;

/** How much brighter or darker than level ground a slope is where each level begins, of the light that falls on it. */
const slopeLevels = [0.05, 0.12, 0.2] as const;

/** Height in metres to which the land sinks towards the frame, so that no band reaches it. */
const baseHeight = 900;

const note = {
  zh: '示意：按公开报道的最高点、最低点和河谷走向生成的地形，未经测量',
  en: 'Illustrative: land made up around the reported highest and lowest points and the valley’s course, not surveyed',
};

/** Bands of height, and slopes in light from the north-west and in shade, around the town (EPSG:4490). */
export function drawTerrain(): FeatureState[] {
  const heights = landHeights();
  const presence = heights.map((_, cell) => presenceOf(cell));
  const faded = heights.map((height, cell) => baseHeight + (height - baseHeight) * presence[cell]!);
  const light = lightOnSlopes(heights).map((value, cell) => value * presence[cell]!);
  const shade = light.map((value) => -value);
  return [
    ...bandHeights.map((heightFrom, index) => ({
      ...terrainFeature('height', index + 1, faded, heightFrom),
      properties: {
        name: `海拔${heightFrom}米以上`,
        nameEn: `Above ${heightFrom} m`,
        kind: 'height',
        level: index + 1,
        heightFrom,
      },
    })),
    ...slopeLevels.map((level, index) => terrainFeature('light', index + 1, light, level)),
    ...slopeLevels.map((level, index) => terrainFeature('shade', index + 1, shade, level)),
  ];
}

function terrainFeature(kind: string, level: number, values: Float64Array, threshold: number): FeatureState {
  return {
    id: `terrain-${kind}-${level}`,
    collection: 'terrain',
    geometry: areasAbove(values, threshold),
    properties: { kind, level },
    provenance: { source: 'illustrative', precision: 'illustrative', note },
    validFrom: null,
    validTo: null,
  };
}

const fadeNoise = createNoise(23);

/** 1 in the middle, falling to 0 before the frame, along a ragged line that doesn't give the frame away. */
function presenceOf(cell: number): number {
  const column = cell % columns;
  const row = (cell - column) / columns;
  const x = column * cellMeters;
  const y = row * cellMeters;
  const fromSides = Math.min(x, (columns - 1) * cellMeters - x);
  const fromEnds = Math.min(y, (rows - 1) * cellMeters - y);
  // corners are rounded: both distances count where both are short
  const toFrame = 11_000 - Math.hypot(Math.max(0, 11_000 - fromSides), Math.max(0, 11_000 - fromEnds));
  const ragged =
    toFrame + 1_500 * fadeNoise(x / 5_000, y / 5_000) + 700 * fadeNoise(x / 1_700, y / 1_700 + 9);
  return smoothStep(1_600, 7_500, ragged) * smoothStep(200, 1_500, toFrame);
}

/** How far the sun stands above the horizon, in the north-west as maps have it; heights count more than they are. */
const sun = { east: -0.5, north: 0.5, up: Math.SQRT1_2 } as const;
const exaggeration = 2;

/** Light that falls on each cell's slope, less what level ground gets. */
function lightOnSlopes(heights: Float64Array): Float64Array {
  return heights.map((_, cell) => {
    const column = Math.min(columns - 2, Math.max(1, cell % columns));
    const row = Math.min(rows - 2, Math.max(1, Math.floor(cell / columns)));
    const at = row * columns + column;
    const east = ((heights[at + 1]! - heights[at - 1]!) / (2 * cellMeters)) * exaggeration;
    const north = ((heights[at + columns]! - heights[at - columns]!) / (2 * cellMeters)) * exaggeration;
    const facing = -east * sun.east - north * sun.north + sun.up;
    return facing / Math.hypot(east, north, 1) - sun.up;
  });
}
