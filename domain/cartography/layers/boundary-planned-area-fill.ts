import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Lifts the planned area off its surroundings, also where the land use is switched off. */
export const boundaryPlannedAreaFill: LayerBuilder = ({ palette }) => ({
  ...planLayer('boundary-planned-area-fill', 'boundary'),
  type: 'fill',
  filter: ['==', ['get', 'kind'], 'planned-area'],
  paint: { 'fill-color': palette.plannedArea },
});
