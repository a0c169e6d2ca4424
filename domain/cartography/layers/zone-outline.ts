import { byZoom } from '../expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/**
 * Parcel edges, unbroken whatever their precision: two parcels share each, and dashes of both in turn fall together or
 * into each other's gaps. It is the hatch that says what is illustrative.
 */
export const zoneOutline: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('zone-outline', 'zone'),
  type: 'line',
  minzoom: 11,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.parcelEdge,
    'line-width': byZoom([11, 0.4 * scale], [13, 0.9 * scale], [16, 1.8 * scale]),
    'line-opacity': byZoom([11, 0.4], [13, 0.9]),
  },
});
