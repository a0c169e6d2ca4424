import { isExpressway } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** Names of expressways; their numbers stand on shields. */
export const roadLabel: LayerBuilder = (context) =>
  roadNames({ id: 'road-label', minzoom: 11, spacing: 220, which: isExpressway }, context);
