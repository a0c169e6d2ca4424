import { byZoom, isIllustrative } from '../expressions.ts';
import { patternImageName } from '../symbols/pattern-image.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** A light hatch says that a parcel is drawn for illustration. Far out it would only be noise. */
export const zoneHatch: LayerBuilder = ({ theme }) => ({
  ...planLayer('zone-hatch', 'zone'),
  type: 'fill',
  minzoom: 13,
  filter: isIllustrative,
  paint: {
    'fill-pattern': patternImageName('hatch', theme),
    'fill-opacity': byZoom([13, 0], [14, 0.12], [17, 0.18]),
  },
});
