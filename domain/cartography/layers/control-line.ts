import { byZoom, match } from '../expressions.ts';
import { isBindingLine, isControlLineOfZoom, pairedZoom } from '../control-line-zooms.ts';
import { mapValues } from '../map-values.ts';
import { controlLineSigns } from '../signs/control-line-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

const unbroken = [1, 0];

export const controlLine: LayerBuilder = ({ theme, palette, scale }) => {
  const signs = controlLineSigns(theme);
  const widths = (factor: number) =>
    match(
      ['get', 'kind'],
      mapValues(signs, (sign) => outlineWidth(sign.width * factor, scale)),
      outlineWidth(factor, scale),
    );
  const dashes = match(
    ['get', 'kind'],
    mapValues(signs, (sign) => sign.dash ?? unbroken),
    unbroken,
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
      'line-width': byZoom([11, widths(0.4)], [13, widths(0.6)], [16, widths(1.2)]),
      'line-opacity': byZoom(
        [pairedZoom - 1, ['case', isBindingLine, 1, 0.45]],
        [pairedZoom, ['case', isBindingLine, 1, 0.9]],
      ),
      'line-dasharray': [
        'step',
        ['zoom'],
        ['case', isBindingLine, dashes, ['literal', unbroken]],
        pairedZoom,
        dashes,
      ],
    },
  };
};
