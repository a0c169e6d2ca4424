import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { utilityKinds } from './signs/utility-signs.ts';

export const isBranch: ExpressionSpecification = ['==', ['get', 'class'], 'branch'];

/** True for the networks, trunk lines from one whole zoom on and branches from another. */
export function isUtilityFrom(trunkZoom: number, branchZoom: number): ExpressionSpecification {
  return [
    'all',
    ['in', ['get', 'kind'], ['literal', [...utilityKinds]]],
    ['>=', ['zoom'], ['case', isBranch, branchZoom, trunkZoom]],
  ];
}
