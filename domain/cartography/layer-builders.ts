import type { LayerBuilder } from './style-context.ts';
import { background } from './layers/background.ts';
import { boundaryGlow } from './layers/boundary-glow.ts';
import { boundaryHighlight } from './layers/boundary-highlight.ts';
import { boundaryLabel } from './layers/boundary-label.ts';
import { boundaryLine } from './layers/boundary-line.ts';
import { boundaryPlannedAreaFill } from './layers/boundary-planned-area-fill.ts';
import { clusterFill } from './layers/cluster-fill.ts';
import { clusterHighlight } from './layers/cluster-highlight.ts';
import { clusterLabel } from './layers/cluster-label.ts';
import { clusterOutline } from './layers/cluster-outline.ts';
import { clusterRegionOutline } from './layers/cluster-region-outline.ts';
import { controlLineFill } from './layers/control-line-fill.ts';
import { controlLineHighlight } from './layers/control-line-highlight.ts';
import { controlLine } from './layers/control-line.ts';
import { facilitySymbol } from './layers/facility-symbol.ts';
import { lineHighlight } from './layers/line-highlight.ts';
import { placeSymbol } from './layers/place-symbol.ts';
import { planLabel } from './layers/plan-label.ts';
import { pointHighlightFacility } from './layers/point-highlight-facility.ts';
import { pointHighlightProject } from './layers/point-highlight-project.ts';
import { projectAreaOutline } from './layers/project-area-outline.ts';
import { projectArea } from './layers/project-area.ts';
import { projectSymbol } from './layers/project-symbol.ts';
import { railBase } from './layers/rail-base.ts';
import { railDash } from './layers/rail-dash.ts';
import { railLabel } from './layers/rail-label.ts';
import { riverEdge } from './layers/river-edge.ts';
import { riverGroundEdge } from './layers/river-ground-edge.ts';
import { riverGround } from './layers/river-ground.ts';
import { riverLabel } from './layers/river-label.ts';
import { river } from './layers/river.ts';
import { roadCasing } from './layers/road-casing.ts';
import { roadCentreline } from './layers/road-centreline.ts';
import { roadFill } from './layers/road-fill.ts';
import { roadGroundCasing } from './layers/road-ground-casing.ts';
import { roadGround } from './layers/road-ground.ts';
import { roadLabelArterial } from './layers/road-label-arterial.ts';
import { roadLabelAvenue } from './layers/road-label-avenue.ts';
import { roadLabelStreet } from './layers/road-label-street.ts';
import { roadLabel } from './layers/road-label.ts';
import { roadShield } from './layers/road-shield.ts';
import { terrain } from './layers/terrain.ts';
import { utilityLabel } from './layers/utility-label.ts';
import { utility } from './layers/utility.ts';
import { zoneFill } from './layers/zone-fill.ts';
import { zoneHatch } from './layers/zone-hatch.ts';
import { zoneHighlight } from './layers/zone-highlight.ts';
import { zoneLabel } from './layers/zone-label.ts';
import { zoneOutline } from './layers/zone-outline.ts';
import { zoneReserved } from './layers/zone-reserved.ts';

/** One builder for each layer; what lies over what is decided in layer-order.ts alone. */
export const layerBuilders: readonly LayerBuilder[] = [
  background,
  boundaryGlow,
  boundaryHighlight,
  boundaryLabel,
  boundaryLine,
  boundaryPlannedAreaFill,
  clusterFill,
  clusterHighlight,
  clusterLabel,
  clusterOutline,
  clusterRegionOutline,
  controlLineFill,
  controlLineHighlight,
  controlLine,
  facilitySymbol,
  lineHighlight,
  placeSymbol,
  planLabel,
  pointHighlightFacility,
  pointHighlightProject,
  projectAreaOutline,
  projectArea,
  projectSymbol,
  railBase,
  railDash,
  railLabel,
  riverEdge,
  riverGroundEdge,
  riverGround,
  riverLabel,
  river,
  roadCasing,
  roadCentreline,
  roadFill,
  roadGroundCasing,
  roadGround,
  roadLabelArterial,
  roadLabelAvenue,
  roadLabelStreet,
  roadLabel,
  roadShield,
  terrain,
  utilityLabel,
  utility,
  zoneFill,
  zoneHatch,
  zoneHighlight,
  zoneLabel,
  zoneOutline,
  zoneReserved,
];
