import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';

/** Zoom at which the industrial clusters of the region give way to the parts of the plan. */
export const structureZoom = 11;

export const isIndustryCluster: ExpressionSpecification = ['==', ['get', 'kind'], 'industry-cluster'];

/** Industrial clusters below that zoom, the parts of the plan from it on: never both in one another's way. */
export const isClusterOfZoom: ExpressionSpecification = [
  'case',
  isIndustryCluster,
  ['<', ['zoom'], structureZoom],
  ['>=', ['zoom'], structureZoom],
];
