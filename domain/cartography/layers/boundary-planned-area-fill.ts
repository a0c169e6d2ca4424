import { byZoom } from '../expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { zoneFadeIn } from '../zone-zooms.ts';

/** Lifts the planned area off its surroundings, also where the land use is switched off; from afar it is all there is. */
export const boundaryPlannedAreaFill: LayerBuilder = ({ palette }) => ({
  ...planLayer('boundary-planned-area-fill', 'boundary'),
  type: 'fill',
  filter: ['==', ['get', 'kind'], 'planned-area'],
  paint: {
    'fill-color': byZoom([zoneFadeIn.from, palette.plannedAreaFar], [zoneFadeIn.to, palette.plannedArea]),
    // its edge has a line of its own
    'fill-antialias': false,
  },
});
