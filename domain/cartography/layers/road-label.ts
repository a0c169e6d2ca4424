import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { isMainRoad, isRoad } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of the roads that lead through the region: the first to be looked for. */
export const roadLabel: LayerBuilder = (context) =>
  roadNames('road-label', 11, ['all', isRoad, isMainRoad] as ExpressionSpecification, context);
