import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { isIllustrative } from '../expressions.ts';
import { isExample } from '../name-expressions.ts';
import type { Theme } from '../style-options.ts';
import { facilitySymbols } from './facility-symbols.ts';
import { placeSymbols } from './place-symbols.ts';
import type { PointSymbol } from './point-symbol.ts';
import { projectSymbols } from './project-symbols.ts';

export type SymbolCollection = 'facility' | 'project' | 'place';

const catalogs: Record<SymbolCollection, Readonly<Record<string, PointSymbol>>> = {
  facility: facilitySymbols,
  project: projectSymbols,
  place: placeSymbols,
};

const symbols = new Map(
  Object.entries(catalogs).flatMap(([collection, catalog]) =>
    Object.entries(catalog).map(([kind, symbol]) => [`${collection}/${kind}`, symbol] as const),
  ),
);

/** How far a symbol is to be believed: what it stands for is invented, only its place is, or neither. */
const truths = ['example', 'illustrative', 'surveyed'] as const;
export type Truth = (typeof truths)[number];

/** What an image name of the style asks for. */
export interface SymbolImage {
  symbol: PointSymbol;
  theme: Theme;
  truth: Truth;
}

/**
 * Image names read `symbol/<collection>/<kind>/<truth>/<theme>`. The style holds no images: whoever draws the map
 * draws them when asked, from the name alone.
 */
const prefix = 'symbol';

/** The image name of a feature's symbol, its kind given by an expression. */
export function symbolImage(
  collection: SymbolCollection,
  kind: ExpressionSpecification,
  theme: Theme,
): ExpressionSpecification {
  const truth: ExpressionSpecification = [
    'case',
    isExample,
    'example',
    isIllustrative,
    'illustrative',
    'surveyed',
  ];
  return ['concat', `${prefix}/${collection}/`, kind, '/', truth, `/${theme}`];
}

/** The symbol a name stands for, or null when it is no symbol of ours. */
export function findSymbolImage(name: string): SymbolImage | null {
  const [first, collection = '', kind = '', truth, theme] = name.split('/');
  const symbol = first === prefix ? findSymbol(collection, kind) : null;
  if (!symbol) return null;
  return {
    symbol,
    theme: theme === 'dark' ? 'dark' : 'light',
    truth: truths.find((known) => known === truth) ?? 'surveyed',
  };
}

/** The symbol of a kind of a collection of points, or null. */
export function findSymbol(collection: string, kind: string): PointSymbol | null {
  return symbols.get(`${collection}/${kind}`) ?? null;
}
