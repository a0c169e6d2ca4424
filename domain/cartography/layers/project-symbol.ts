import { mediumFont } from '../fonts.ts';
import { byZoom } from '../expressions.ts';
import { isExample, mapNameIn } from '../name-expressions.ts';
import { exampleInk, labelPaint, projectLayer, type LayerBuilder } from '../style-context.ts';
import { symbolImage } from '../symbols/symbol-image.ts';

/** Zooms from which projects are drawn and named. Those that a source tells of come first, and stay where two meet. */
const appearsAt = { told: 11, example: 12 };
const namedAt = { told: 12, example: 14 };

export const projectSymbol: LayerBuilder = (context) => ({
  ...projectLayer('project-symbol', context),
  type: 'symbol',
  minzoom: appearsAt.told,
  filter: ['>=', ['zoom'], ['case', isExample, appearsAt.example, appearsAt.told]],
  layout: {
    'icon-image': symbolImage(
      'project',
      ['coalesce', ['get', 'industry'], ['get', 'projectClass']],
      context.theme,
    ),
    'icon-size': byZoom(
      [11, 0.6 * context.scale],
      [13, ['case', isExample, 0.62 * context.scale, 0.8 * context.scale]],
      [15, ['case', isExample, 0.85 * context.scale, context.scale]],
    ),
    'icon-padding': 1,
    'symbol-sort-key': ['case', isExample, 1, 0],
    'text-field': [
      'step',
      ['zoom'],
      '',
      namedAt.told,
      ['case', isExample, '', mapNameIn(context.language)],
      namedAt.example,
      mapNameIn(context.language),
    ],
    'text-font': mediumFont,
    'text-size': 14 * context.scale,
    'text-variable-anchor': ['right', 'left', 'top', 'bottom'],
    'text-radial-offset': 1.4,
    'text-max-width': 9,
    'text-optional': true,
  },
  paint: labelPaint(context, exampleInk(context)),
});
