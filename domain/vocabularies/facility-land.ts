import vocabulary from '#data/vocabularies/facility-land.json' with { type: 'json' };

const allowedByKind = new Map(vocabulary.facilities.map(({ kind, landUse }) => [kind, landUse]));

/** Land-use codes on which a kind of facility may stand, `*` for any; null for a kind that the list does not have. */
export function findFacilityLand(kind: string): readonly string[] | null {
  return allowedByKind.get(kind) ?? null;
}

/**
 * True when a parcel of these classes may hold the kind of facility. A class stands for those below it, on both sides:
 * a plan that says no more than 教育用地 may hold a school.
 */
export function mayStandOn(kind: string, uses: readonly string[]): boolean {
  const allowed = findFacilityLand(kind);
  if (!allowed || allowed.includes('*')) return true;
  return uses.some((use) => allowed.some((code) => use.startsWith(code) || code.startsWith(use)));
}
