import vocabulary from '#data/vocabularies/phase-indicators.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

/** How an indicator is computed from the plan: the name of a measure, and what it is taken of. */
export interface IndicatorMeasure {
  name:
    | 'length'
    | 'count'
    | 'sum'
    | 'share-of-length'
    | 'share-of-area'
    | 'share-of-count'
    | 'coverage'
    | 'population'
    | 'jobs';
  collection?: string;
  kind?: string;
  field?: string;
  /** Id of the boundary that it is limited to. */
  within?: string;
  condition?: 'road-open' | 'developed' | 'completed' | 'started' | 'producing' | 'utilities-connected';
  balanceGroup?: string;
  facilityKind?: string;
  /** Id of the facility standard that gives the radius. */
  standard?: string;
  /** What a coverage is the share of. */
  of?: string;
}

export interface PhaseIndicator extends BilingualText {
  id: string;
  /** Unit as shown: `%`, `km`, `亿元`. */
  unit: string;
  measure: IndicatorMeasure;
  /** The computation in words. */
  computation: BilingualText;
}

/** What a phase is to reach. */
export interface PhaseTarget {
  indicator: PhaseIndicator;
  /** In the indicator's unit, at least. */
  value: number;
  basis: Basis;
  sources: readonly string[];
  note: BilingualText | null;
}

export const phaseIndicators = vocabulary.indicators as readonly PhaseIndicator[];

const byId = new Map(phaseIndicators.map((indicator) => [indicator.id, indicator]));

interface StoredTarget {
  indicator: string;
  value: number;
  basis: string;
  sources?: readonly string[];
  note?: BilingualText;
}

/** The targets of a phase by its id in the plan, in the order of the indicators; empty for a phase without any. */
export function targetsOf(phase: string): PhaseTarget[] {
  const targets: readonly StoredTarget[] = vocabulary.phases.find(({ id }) => id === phase)?.targets ?? [];
  return targets.map(({ indicator, value, basis, sources, note }) => ({
    indicator: byId.get(indicator)!,
    value,
    basis: basis as Basis,
    sources: sources ?? [],
    note: note ?? null,
  }));
}
