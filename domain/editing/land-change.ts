import type { FeatureState } from '../features/feature-state.ts';
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import type { WorkingCopy } from './working-copy.ts';

/** How much more land a class of land use has, m² on the ellipsoid; less where it is negative. */
export interface LandChange {
  code: string;
  squareMeters: number;
}

/** Changes that are less are those of outlines that got vertices, m². */
const leastChange = 0.5;

/** What is not committed makes of the land by class, by the codes that parcels have, in the order of the codes. */
export function landChange({ known, states }: Pick<WorkingCopy, 'known' | 'states'>): LandChange[] {
  const byCode = new Map<string, number>();
  const count = (state: FeatureState | null | undefined, sign: 1 | -1) => {
    if (state?.collection !== 'zone') return;
    const { geometry, properties } = state;
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return;
    const code = String(properties['landUse']);
    byCode.set(code, (byCode.get(code) ?? 0) + sign * ellipsoidalArea(geometry));
  };
  for (const [id, state] of states) {
    count(known.get(id)?.state, -1);
    count(state, 1);
  }
  return [...byCode]
    .filter(([, squareMeters]) => Math.abs(squareMeters) >= leastChange)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, squareMeters]) => ({ code, squareMeters }));
}
