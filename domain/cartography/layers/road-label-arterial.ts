import { isMainRoad } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of the arterial streets of the town. */
export const roadLabelArterial: LayerBuilder = (context) =>
  roadNames(
    {
      id: 'road-label-arterial',
      minzoom: 12.5,
      spacing: 200,
      which: ['all', ['!', isMainRoad], ['==', ['get', 'class'], 'arterial']],
    },
    context,
  );
