import vocabulary from '#data/vocabularies/massing-assumptions.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

/** How the buildings of a land use stand on their parcel. */
export type MassingPattern = 'rows' | 'bars' | 'halls' | 'perimeter' | 'podium';

/** What buildings of a land use are taken to be like. Lengths are metres. */
export interface MassingAssumption extends BilingualText {
  id: string;
  /** Classes of land use that it holds for, with those below them unless they have one of their own. */
  landUse: readonly string[];
  pattern: MassingPattern;
  storeyHeight: number;
  /** From the parcel's edge. */
  setback: number;
  depth: number;
  length: number;
  /** Between buildings of a row, and least between rows. */
  gapAlong: number;
  gapAcross: number;
  /** Per cent, and metres, where a parcel states no limit. */
  density: number;
  heightMax: number;
  basis: Basis;
}

const { rules } = vocabulary;

/** Footprint in m² below which a building is not drawn. */
export const leastFootprint = rules.leastFootprint.value;

/** Degrees by which buildings that face south may turn with their parcel. */
export const turnFromSouth = rules.turnFromSouth.value;

/** Most storeys of a podium. */
export const podiumStoreys = rules.podiumStoreys.value;

/** Metres by which what stands on a podium is set back from its edge. */
export const podiumStepBack = rules.podiumStepBack.value;

const byLandUse: ReadonlyMap<string, MassingAssumption> = new Map(
  (vocabulary.uses as readonly MassingAssumption[]).flatMap((use) =>
    use.landUse.map((code) => [code, use] as const),
  ),
);

/** How buildings on a land use, or on the nearest class above it, stand; null for one that nobody builds on. */
export function findMassingAssumption(landUse: string): MassingAssumption | null {
  for (let length = landUse.length; length >= 2; length -= 2) {
    const use = byLandUse.get(landUse.slice(0, length));
    if (use) return use;
  }
  return null;
}

/** How often the floor of a storey counts in the floor area ratio, by its height in metres. */
export function floorCount(storeyHeight: number): number {
  return storeyHeight >= rules.doubleCountedFrom.value ? 2 : 1;
}
