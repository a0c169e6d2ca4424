import { collections } from '#domain/collections/registry.ts';
import { outlineWidth } from '../outline-width.ts';
import { pickedSourceId, type LayerBuilder } from '../style-context.ts';

/** Above the zooms at which its parcels are merged, a collection marks what is picked by itself. */
const leastZoom = Math.max(...collections.map(({ tile }) => tile.mergeBelowZoom ?? 0));

/** The outline of an area that was picked where tiles hold it only merged with its neighbours. */
export const pickedArea: LayerBuilder = ({ palette, scale }) => ({
  id: 'picked-area',
  source: pickedSourceId,
  type: 'line',
  maxzoom: leastZoom,
  layout: { 'line-join': 'round' },
  paint: { 'line-color': palette.highlight, 'line-width': outlineWidth(3, scale) },
});
