/** What may be built on a parcel: the four mandatory indicators and what follows from them. */
import { chance } from '../geometry/chance.ts';
import type { Parcel } from './parcels.ts';

/** Indicators as the collection of parcels names them: ratios, percent, metres. */
export interface Indicators {
  farMax?: number;
  farMin?: number;
  densityMax?: number;
  greenMin?: number;
  greenMax?: number;
  heightMax?: number;
}

/** Ranges of one use: floor area ratio, building density, green ratio (least), height limit. */
interface Range {
  far: readonly [number, number];
  /** Percent, from quiet places to the axis: what is taller covers less of its site. */
  density: readonly [number, number];
  green: number;
  /** Metres, from quiet places to the axis. */
  height: readonly [number, number];
}

const ranges: Readonly<Record<string, Range>> = {
  '070101': { far: [0.8, 1.1], density: [28, 25], green: 40, height: [12, 18] },
  '070102': { far: [2, 3], density: [25, 20], green: 35, height: [36, 80] },
  '0702': { far: [1, 1.4], density: [35, 35], green: 30, height: [12, 24] },
  '0801': { far: [1.2, 2], density: [30, 28], green: 35, height: [24, 48] },
  '0802': { far: [1.4, 2.2], density: [35, 30], green: 30, height: [36, 60] },
  '0803': { far: [0.8, 1.4], density: [35, 35], green: 30, height: [18, 30] },
  '080401': { far: [0.8, 1], density: [25, 25], green: 35, height: [36, 50] },
  '080402': { far: [0.8, 1], density: [25, 25], green: 35, height: [24, 36] },
  '080403': { far: [0.8, 0.9], density: [25, 25], green: 35, height: [24, 24] },
  '080404': { far: [0.7, 0.8], density: [30, 30], green: 35, height: [12, 15] },
  '0805': { far: [0.5, 1], density: [30, 30], green: 35, height: [18, 30] },
  '0806': { far: [1.2, 2.2], density: [30, 28], green: 35, height: [36, 60] },
  '0807': { far: [1, 1.4], density: [28, 28], green: 40, height: [18, 30] },
  '0901': { far: [1, 2.4], density: [50, 42], green: 20, height: [18, 40] },
  '090104': { far: [1, 2.6], density: [35, 30], green: 30, height: [18, 60] },
  '0902': { far: [1.8, 3.6], density: [40, 32], green: 25, height: [36, 80] },
  '0903': { far: [1, 2], density: [40, 40], green: 25, height: [18, 36] },
  '0904': { far: [0.6, 1], density: [25, 25], green: 40, height: [12, 18] },
  '1208': { far: [0.4, 0.8], density: [30, 30], green: 20, height: [12, 24] },
  '13': { far: [0.5, 0.8], density: [35, 35], green: 25, height: [12, 24] },
};

/** Industry: floor area ratio from below, and no more green than a fifth, as the national limits for it ask. */
const industry = { '100101': [1.2, 2, 30], '100102': [1, 1.8, 24], '110101': [0.8, 1.5, 24] } as const;

/**
 * Indicators of a parcel, by its use and by how near the axis it is (0 far from it, 1 at it). Nothing for land that
 * isn't built on. The figures are ours: none has been published.
 */
export function indicatorsOf({ landUse, cell }: Parcel, centrality: number, key: number): Indicators {
  if (landUse in industry) {
    const [farMin, farMax, heightMax] = industry[landUse as keyof typeof industry];
    return { farMin, farMax, densityMax: 55, greenMax: 20, heightMax };
  }
  const range = ranges[landUse] ?? ranges[landUse.slice(0, 4)] ?? ranges[landUse.slice(0, 2)];
  if (!range) return {};
  const rise = Math.min(1, Math.max(0, centrality * 0.8 + (chance(...cell, key) - 0.5) * 0.4));
  return {
    farMax: tenth(range.far, rise),
    densityMax: Math.round(range.density[0] + (range.density[1] - range.density[0]) * rise),
    greenMin: range.green,
    heightMax: step(range.height, rise),
  };
}

function tenth([low, high]: readonly [number, number], share: number): number {
  return Math.round((low + (high - low) * share) * 10) / 10;
}

/** Heights go by storeys. */
function step([low, high]: readonly [number, number], share: number): number {
  return Math.min(high, low + Math.round(((high - low) * share) / 6) * 6);
}
