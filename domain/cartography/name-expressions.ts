import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { nameIn } from './expressions.ts';
import type { Language } from './style-options.ts';

/** What a name adds in brackets about itself. The map says it by the sign, the card in words. */
const remarks = ['（示例）', '（示意）', ' (example)', ' (illustrative)'];

/** What the outline of a plan adds to the name of the place that is planned. */
const planWords = { suffix: '规划范围', prefix: 'Planned area of ' };

/** True for what is invented, whose name says so. */
export const isExample: ExpressionSpecification = ['in', '示例', ['coalesce', ['get', 'name'], '']];

/** The name as it stands on the map, in the language of the interface: without its remarks. */
export function mapNameIn(language: Language): ExpressionSpecification {
  return remarks.reduce(upTo, nameIn(language));
}

/** The name of the place that a planned area is the outline of. */
export function plannedPlaceIn(language: Language): ExpressionSpecification {
  const { suffix, prefix } = planWords;
  const place = upTo(mapNameIn(language), suffix);
  return [
    'let',
    'place',
    place,
    [
      'case',
      ['==', ['index-of', prefix, ['var', 'place']], 0],
      ['slice', ['var', 'place'], prefix.length],
      ['var', 'place'],
    ],
  ];
}

/** The text before the mark; all of it where there is none, as the mark that is put behind it is then the first. */
function upTo(text: ExpressionSpecification, mark: string): ExpressionSpecification {
  return [
    'let',
    'text',
    text,
    ['slice', ['var', 'text'], 0, ['index-of', mark, ['concat', ['var', 'text'], mark]]],
  ];
}
