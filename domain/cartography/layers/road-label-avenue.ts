import { isExpressway, isMainRoad } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of the main roads: the spine of the town, through the thick of its other names. */
export const roadLabelAvenue: LayerBuilder = (context) =>
  roadNames(
    { id: 'road-label-avenue', minzoom: 11, spacing: 70, which: ['all', isMainRoad, ['!', isExpressway]] },
    context,
  );
