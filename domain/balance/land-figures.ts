import type { LandBalance } from './land-balance.ts';

/** What a parcel is to hold. Figures that the plan does not give count as none. */
export interface ParcelFigures {
  /** Ellipsoidal area in m². */
  area: number;
  population: number | null;
  jobs: number | null;
  /** Upper limit of the floor area ratio. */
  farMax: number | null;
}

/** The figures that stand over a land balance. */
export interface LandFigures {
  parcels: number;
  people: number;
  jobs: number;
  /** m²: site area times the upper limit of the floor area ratio, of the parcels that have one. */
  floorArea: number;
  /** m² of construction land for each person; null where nobody is to live. */
  constructionPerPerson: number | null;
  /** m² of park (class 1401) for each person; null where nobody is to live. */
  parkPerPerson: number | null;
  /** Per cent of the construction land that is green and open space (class 14); null without construction land. */
  greenShare: number | null;
}

/** The figures of parcels, given their land balance. No parcels give zeros, and null for what has no denominator. */
export function landFigures(parcels: readonly ParcelFigures[], balance: LandBalance): LandFigures {
  const sum = (figure: (parcel: ParcelFigures) => number | null) =>
    parcels.reduce((total, parcel) => total + (figure(parcel) ?? 0), 0);
  const people = sum(({ population }) => population);
  const perPerson = (area: number) => (people > 0 ? area / people : null);
  const row = (code: string) => balance.rows.find((each) => each.code === code);
  return {
    parcels: parcels.length,
    people,
    jobs: sum(({ jobs }) => jobs),
    floorArea: sum(floorAreaOf),
    constructionPerPerson: perPerson(balance.construction.area),
    parkPerPerson: perPerson(row('1401')?.area ?? 0),
    greenShare: balance.construction.area > 0 ? (row('14')?.constructionShare ?? 0) : null,
  };
}

/** Floor in m² that the upper limit of the ratio allows; null where the plan sets none. */
function floorAreaOf({ area, farMax }: ParcelFigures): number | null {
  return farMax === null ? null : area * farMax;
}
