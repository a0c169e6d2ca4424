import vocabulary from '#data/vocabularies/facility-standards.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

/** What is to be reached, in numbers and in words. */
export type FacilityTarget = BilingualText &
  (
    | { measure: 'share'; minimum: number; of: TargetBase }
    | { measure: 'amount-per-person'; minimum: number; unit: string }
    | { measure: 'floor-area'; minimum: number; unit: string }
    | { measure: 'service-area'; maximum: number; unit: string }
    | { measure: 'one-per'; of: 'sub-district' }
    | {
        measure: 'count-per-area';
        minimum: number;
        maximum: number;
        unit: string;
        of: 'industrial-land' | 'residential-land' | 'public-service-land';
        /** Least and greatest distance from one to the next in metres. */
        spacingMeters: readonly number[];
      }
  );

/** What a share is of. */
export type TargetBase =
  'residential-land' | 'urban-land' | 'residents' | 'residents-and-jobs' | 'community-facilities';

/** What a standard asks of a kind of facility. */
export interface FacilityStandard extends BilingualText {
  id: string;
  /** Kinds of the facility collection that it applies to, perhaps none. */
  facilityKinds: readonly string[];
  /** Service radius in metres, null where the standard sets none. */
  radiusMeters: number | null;
  /** Minutes until someone arrives: by vehicle for fire stations, on foot otherwise. */
  minutes: number | null;
  /** Largest area that one station serves in km². */
  serviceAreaSquareKilometers: number | null;
  target?: FacilityTarget;
  /** The document, by number and title. */
  standard: BilingualText;
  clause?: BilingualText;
  basis: Basis;
  /** Ids of `sources.json`; none for general knowledge. */
  sources: readonly string[];
  note?: BilingualText;
}

export const facilityStandards = vocabulary.standards as readonly FacilityStandard[];

/** The standards that apply to a kind of facility, in the order of the list; empty for a kind without any. */
export function standardsOf(facilityKind: string): FacilityStandard[] {
  return facilityStandards.filter(({ facilityKinds }) => facilityKinds.includes(facilityKind));
}

/** The standard of an id, or null when there is none. */
export function findFacilityStandard(id: string): FacilityStandard | null {
  return facilityStandards.find((standard) => standard.id === id) ?? null;
}
