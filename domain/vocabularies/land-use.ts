import vocabulary from '#data/vocabularies/land-use.json' with { type: 'json' };

/** A class of the 2023 national classification of land and sea use. */
export interface LandUseClass {
  code: string;
  parent: string | null;
  zh: string;
  en: string;
  /** `#RRGGBB` of the standard. */
  color: string;
  colorBasis: string;
  balanceGroup: string;
}

export const landUseClasses: readonly LandUseClass[] = vocabulary.classes;

const byCode = new Map(landUseClasses.map((entry) => [entry.code, entry]));

/** The class of a code of two, four or six digits, or null when the classification has none. */
export function findLandUse(code: string): LandUseClass | null {
  return byCode.get(code) ?? null;
}

/** First-level code (two digits) of any code. */
export function firstLevel(code: string): string {
  return code.slice(0, 2);
}
