import { match } from '../expressions.ts';
import { isControlLineOfZoom } from '../control-line-zooms.ts';
import { mapValues } from '../map-values.ts';
import { controlLineSigns } from '../signs/control-line-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** A breath of the line's colour inside, so that one sees on which side of it the controlled area lies. */
export const controlLineFill: LayerBuilder = ({ theme, palette }) => ({
  ...planLayer('control-line-fill', 'control-line'),
  type: 'fill',
  minzoom: 11,
  filter: ['all', ['==', ['geometry-type'], 'Polygon'], isControlLineOfZoom],
  paint: {
    'fill-color': match(
      ['get', 'kind'],
      mapValues(controlLineSigns(theme), (sign) => sign.color),
      palette.quietInk,
    ),
    'fill-opacity': 0.06,
    'fill-antialias': false,
  },
});
