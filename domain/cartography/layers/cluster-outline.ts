import { isIndustryCluster, structureZoom } from '../cluster-expressions.ts';
import { byZoom, match } from '../expressions.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Edges of the parts of the plan, over its land use. */
export const clusterOutline: LayerBuilder = ({ theme, palette, scale }) => ({
  ...planLayer('cluster-outline', 'cluster'),
  type: 'line',
  minzoom: structureZoom,
  filter: ['!', isIndustryCluster],
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': match(['get', 'kind'], clusterColors(theme), palette.quietInk),
    'line-width': byZoom([10, outlineWidth(1, scale)], [14, outlineWidth(2.2, scale)]),
    'line-opacity': byZoom([11, 0.55], [13, 0.75]),
    'line-dasharray': match(['get', 'precision'], { illustrative: [3, 2] }, [1, 0]),
  },
});
