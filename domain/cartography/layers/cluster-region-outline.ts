import { isIndustryCluster, structureZoom } from '../cluster-expressions.ts';
import { match } from '../expressions.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Edges of the industrial clusters: unlike their tint they go on over the planned area, which two tints would muddy. */
export const clusterRegionOutline: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('cluster-region-outline', 'cluster'),
  type: 'line',
  maxzoom: structureZoom,
  filter: isIndustryCluster,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': clusterColors(theme)['industry-cluster'],
    'line-width': outlineWidth(1, scale),
    'line-opacity': 0.4,
    'line-dasharray': match(['get', 'precision'], { illustrative: [3, 2] }, [1, 0]),
  },
});
