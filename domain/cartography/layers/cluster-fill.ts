import { isClusterOfZoom, isIndustryCluster } from '../cluster-expressions.ts';
import { byZoom, match } from '../expressions.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/**
 * Soft areas of the region's industries. They lie under the planned area: two tints over each other, and over the
 * streets, are mud. The parts of the plan are told by outline and name; their areas, under the land use, can be picked.
 */
export const clusterFill: LayerBuilder = ({ theme, palette }) => ({
  ...planLayer('cluster-fill', 'cluster'),
  type: 'fill',
  filter: isClusterOfZoom,
  paint: {
    'fill-color': match(['get', 'kind'], clusterColors(theme), palette.quietInk),
    'fill-opacity': byZoom([8, 0.2], [10, ['case', isIndustryCluster, 0.16, 0.1]], [12, 0.03], [13, 0]),
    'fill-antialias': false,
  },
});
