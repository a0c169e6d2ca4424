import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from './topology-fault.ts';

/**
 * 亿元 (100 million yuan) beyond which the investment of one project of a zone seems to be given in 万元 (10,000 yuan): as
 * 万元 it is 20 million yuan, a small project; as 亿元 it is more than most whole zones cost.
 */
const mostInvestment = 2_000;

/** Figures that make no sense of a project: an investment that seems to be in the wrong unit. */
export function findProjectSenseFaults({ id, properties: { investment } }: FeatureState): TopologyFault[] {
  if (typeof investment !== 'number' || investment <= mostInvestment) return [];
  const values = { found: investment, meant: investment / 10_000, most: mostInvestment };
  return [{ code: 'investment-too-large', feature: id, field: 'investment', values }];
}
