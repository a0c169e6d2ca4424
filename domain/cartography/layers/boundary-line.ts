import { byZoom, match } from '../expressions.ts';
import { mapValues } from '../map-values.ts';
import { boundarySigns } from '../signs/boundary-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const boundaryLine: LayerBuilder = ({ theme, palette, scale }) => {
  const signs = boundarySigns(theme);
  const widths = (factor: number) =>
    match(
      ['get', 'kind'],
      mapValues(signs, (sign) => outlineWidth(sign.width * factor, scale)),
      outlineWidth(factor, scale),
    );
  return {
    ...planLayer('boundary-line', 'boundary'),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        palette.division,
      ),
      'line-width': byZoom([6, widths(0.6)], [12, widths(1)], [16, widths(1.3)]),
      'line-dasharray': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.dash ?? [1, 0]),
        [1, 0],
      ),
    },
  };
};
