import type { FeatureState } from '../features/feature-state.ts';
import { completionDay, isValidOn } from '../features/validity.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import type { AreaComparison, AreaDifference, Validity } from './comparison.ts';
import { parcelCollection } from './feature-changes.ts';
import { compareTexts } from './matched-features.ts';
import { ShapeBook } from './shape-book.ts';

/** Land of a class of land use: as one parcel has it, or several together that are there on the same days. */
export interface ClassLand extends Validity {
  /** As it is stored: a code of any level, or several joined by `+` of which the first is the main use. */
  landUse: string;
  /** m² on the ellipsoid. */
  area: number;
  parcels: number;
}

/**
 * Land by class in two states of a plan, parcels measured on the ellipsoid (EPSG:4490). With a day (`YYYY-MM-DD`) those
 * valid on it count; null counts those of each state once it is complete, as the land balance does. No parcels give no
 * rows and zeros.
 */
export function compareAreas(
  before: readonly FeatureState[],
  after: readonly FeatureState[],
  day: string | null = null,
  book: ShapeBook = new ShapeBook(),
): AreaComparison {
  return compareClassLand(classLandOf(before, book), classLandOf(after, book), day);
}

function classLandOf(features: readonly FeatureState[], book: ShapeBook): ClassLand[] {
  return features
    .filter(({ collection }) => collection === parcelCollection)
    .map(({ geometry, properties, validFrom, validTo }) => ({
      landUse: String(properties['landUse'] ?? ''),
      area: book.sizeOf(geometry).area ?? 0,
      parcels: 1,
      validFrom,
      validTo,
    }));
}

/** m² are added up in whole thousandths: in any order the sum is the same, and differences add up to that of the totals. */
const perSquareMeter = 1_000;

/** The same of land that has been measured already. */
export function compareClassLand(
  before: readonly ClassLand[],
  after: readonly ClassLand[],
  day: string | null = null,
): AreaComparison {
  const sums = new Map<string, Sum>();
  const total = emptySum();
  for (const [land, side] of [
    [before, 'before'],
    [after, 'after'],
  ] as const) {
    for (const { landUse, area, parcels } of landOn(land, day)) {
      const code = mainUse(landUse);
      const sum = sums.get(code) ?? emptySum();
      sums.set(code, sum);
      for (const each of [sum, total]) {
        each[side].thousandths += Math.round(area * perSquareMeter);
        each[side].parcels += parcels;
      }
    }
  }
  const rows = [...sums].sort(([a], [b]) => compareTexts(a, b));
  return {
    rows: rows.map(([landUse, sum]) => ({ landUse, ...differenceOf(sum) })),
    total: differenceOf(total),
  };
}

function landOn(land: readonly ClassLand[], day: string | null): ClassLand[] {
  const on = day ?? completionDay(land);
  return land.filter((each) => isValidOn(each, on));
}

/** Most parcels are of one class, and need no list. */
function mainUse(landUse: string): string {
  return landUse.includes('+') ? (usesOf('', landUse)[0] ?? '') : landUse.trim();
}

interface Sum {
  before: { thousandths: number; parcels: number };
  after: { thousandths: number; parcels: number };
}

function emptySum(): Sum {
  return { before: { thousandths: 0, parcels: 0 }, after: { thousandths: 0, parcels: 0 } };
}

function differenceOf({ before, after }: Sum): Omit<AreaDifference, 'landUse'> {
  return {
    before: before.thousandths / perSquareMeter,
    after: after.thousandths / perSquareMeter,
    difference: (after.thousandths - before.thousandths) / perSquareMeter,
    parcelsBefore: before.parcels,
    parcelsAfter: after.parcels,
  };
}
