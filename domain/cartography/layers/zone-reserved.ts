import { patternImageName } from '../symbols/pattern-image.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { zoneFadeIn } from '../zone-zooms.ts';

/** The standard leaves reserved land white, which on a screen is nothing: dots make it an area. */
export const zoneReserved: LayerBuilder = ({ theme }) => ({
  ...planLayer('zone-reserved', 'zone'),
  type: 'fill',
  minzoom: zoneFadeIn.to,
  filter: ['==', ['slice', ['get', 'landUse'], 0, 2], '16'],
  paint: { 'fill-pattern': patternImageName('dots', theme) },
});
