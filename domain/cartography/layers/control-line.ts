import { byZoom, match } from '../expressions.ts';
import { isControlLineOfZoom } from '../control-line-zooms.ts';
import { mapValues } from '../map-values.ts';
import { controlLineSigns } from '../signs/control-line-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const controlLine: LayerBuilder = ({ theme, palette, scale }) => {
  const signs = controlLineSigns(theme);
  const widths = (factor: number) =>
    match(
      ['get', 'kind'],
      mapValues(signs, (sign) => outlineWidth(sign.width * factor, scale)),
      outlineWidth(factor, scale),
    );
  return {
    ...planLayer('control-line', 'control-line'),
    type: 'line',
    minzoom: 11,
    filter: isControlLineOfZoom,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        palette.quietInk,
      ),
      'line-width': byZoom([11, widths(0.4)], [13, widths(0.7)], [16, widths(1.2)]),
      'line-dasharray': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.dash ?? [1, 0]),
        [1, 0],
      ),
    },
  };
};
