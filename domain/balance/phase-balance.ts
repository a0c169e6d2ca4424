import type { FeatureState } from '../features/feature-state.ts';
import { completionDay, isValidOn } from '../features/validity.ts';
import { landBalance, landBalanceOn, type BalanceParcel, type LandBalance } from './land-balance.ts';

/** A parcel with the days from which and up to which it is there. */
export type DatedParcel = BalanceParcel & Pick<FeatureState, 'validFrom' | 'validTo'>;

/** Land as measured in m², and in hectares with two decimals. */
export interface LandSum {
  area: number;
  hectares: number;
}

/** The land balance of a day, beside all land that the plan will have. */
export interface DayBalance {
  balance: LandBalance;
  /** 未实施: land whose parcels are still to come. With the balance's total it makes up the whole. */
  remaining: LandSum;
  /** All land once the plan is complete: the same on every day. */
  whole: LandSum;
}

/**
 * The land balance on each of the days (`YYYY-MM-DD`), made comparable: what of the complete plan's land is not there
 * yet is a line of its own, so that days add up to one total, also as printed. A parcel that gives way to others on the
 * same land counts once. No parcels give zeros.
 */
export function balancesOn(parcels: readonly DatedParcel[], days: readonly string[]): DayBalance[] {
  const whole = landBalanceOn(parcels, completionDay(parcels)).total;
  return days.map((day) => dayBalance(landBalanceOn(parcels, day), whole));
}

/** The land balance of the complete plan, whatever its days. */
export function completeBalance(parcels: readonly DatedParcel[]): DayBalance {
  const balance = landBalance(completeParcels(parcels));
  return dayBalance(balance, balance.total);
}

/** The parcels that are there on a day; null asks for those of the complete plan. */
export function parcelsOn<Parcel extends DatedParcel>(
  parcels: readonly Parcel[],
  day: string | null,
): Parcel[] {
  return day === null ? completeParcels(parcels) : parcels.filter((parcel) => isValidOn(parcel, day));
}

/** The parcels that are still to come after a day. */
export function parcelsAfter<Parcel extends DatedParcel>(parcels: readonly Parcel[], day: string): Parcel[] {
  return parcels.filter(({ validFrom }) => validFrom !== null && validFrom > day);
}

function completeParcels<Parcel extends DatedParcel>(parcels: readonly Parcel[]): Parcel[] {
  const day = completionDay(parcels);
  return parcels.filter((parcel) => isValidOn(parcel, day));
}

function dayBalance(balance: LandBalance, { area, hectares }: LandSum): DayBalance {
  return {
    balance,
    remaining: {
      area: Math.max(0, area - balance.total.area),
      hectares: Math.max(0, minus(hectares, balance.total.hectares)),
    },
    whole: { area, hectares },
  };
}

/** What is left of a figure with two decimals when another is taken away, with two decimals again. */
export function minus(figure: number, other: number): number {
  return (Math.round(figure * 100) - Math.round(other * 100)) / 100;
}
