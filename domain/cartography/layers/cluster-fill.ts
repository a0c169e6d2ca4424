import { isClusterOfZoom, isIndustryCluster } from '../cluster-expressions.ts';
import { byZoom, match } from '../expressions.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { zoneFadeIn } from '../zone-zooms.ts';

/** Soft areas that carry the structure from afar and give way to the parcels on the way in. */
export const clusterFill: LayerBuilder = ({ theme, palette }) => ({
  ...planLayer('cluster-fill', 'cluster'),
  type: 'fill',
  filter: isClusterOfZoom,
  paint: {
    'fill-color': match(['get', 'kind'], clusterColors(theme), palette.quietInk),
    'fill-opacity': byZoom(
      [8, 0.2],
      [zoneFadeIn.from, ['case', isIndustryCluster, 0.2, 0.25]],
      [zoneFadeIn.to, ['case', isIndustryCluster, 0.1, 0.18]],
      [11, ['case', isIndustryCluster, 0.06, 0.1]],
      [12, 0.03],
      [13, 0],
    ),
    'fill-antialias': false,
  },
});
