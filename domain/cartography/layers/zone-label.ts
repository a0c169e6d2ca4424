import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { regularFont } from '../fonts.ts';
import { labelPaint, planLayer, type LayerBuilder, type StyleContext } from '../style-context.ts';

/** The code of the land use, then the parcel's own, then what may be built: more the nearer one looks. */
export const zoneLabel: LayerBuilder = (context) => ({
  ...planLayer('zone-label', 'zone'),
  type: 'symbol',
  minzoom: 14.5,
  // land of roads is what the road itself shows
  filter: ['all', ['has', 'id'], ['!=', ['slice', ['get', 'landUse'], 0, 2], '12']],
  layout: {
    'text-field': [
      'step',
      ['zoom'],
      ['get', 'landUse'],
      15,
      codes(),
      16,
      ['concat', codes(), limits(context)],
    ],
    'text-font': regularFont,
    'text-size': 14 * context.scale,
    'text-line-height': 1.3,
    'text-max-width': 14,
    'text-padding': 8,
  },
  paint: { ...labelPaint(context), 'text-opacity': 0.85 },
});

function codes(): ExpressionSpecification {
  return [
    'concat',
    ['get', 'landUse'],
    ['case', ['has', 'parcelCode'], ['concat', '\n', ['get', 'parcelCode']], ''],
  ];
}

function limits({ language }: StyleContext): ExpressionSpecification {
  const words = language === 'en' ? { ratio: 'FAR', height: 'H' } : { ratio: '容积率', height: '限高' };
  return [
    'concat',
    [
      'case',
      ['has', 'farMax'],
      ['concat', `\n${words.ratio} ≤ `, ['number-format', ['get', 'farMax'], { 'max-fraction-digits': 2 }]],
      '',
    ],
    [
      'case',
      ['has', 'heightMax'],
      [
        'concat',
        `\n${words.height} ≤ `,
        ['number-format', ['get', 'heightMax'], { 'max-fraction-digits': 1 }],
        ' m',
      ],
      '',
    ],
  ];
}
