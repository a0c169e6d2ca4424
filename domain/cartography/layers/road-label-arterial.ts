import { isRoad, isMainRoad } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of the arterial streets of the town. */
export const roadLabelArterial: LayerBuilder = (context) =>
  roadNames(
    'road-label-arterial',
    12.5,
    ['all', isRoad, ['!', isMainRoad], ['==', ['get', 'class'], 'arterial']],
    context,
  );
