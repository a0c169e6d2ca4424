import { isRoad, perClass } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of the lesser streets, the least last. */
export const roadLabelStreet: LayerBuilder = (context) =>
  roadNames(
    'road-label-street',
    13.5,
    ['all', isRoad, ['>=', ['zoom'], perClass({ expressway: 30, arterial: 30, secondary: 13, local: 15 })]],
    context,
  );
