import { shownLandUse } from '../land-use-color.ts';
import type { LayerId } from '../layer-order.ts';
import { findSymbol } from '../symbols/symbol-image.ts';

/** Key of the entry that explains the marks of illustrative features. */
export const illustrativeKey = 'precision/illustrative';

/** Key of the entry that explains the hollow symbols of examples. */
export const exampleKey = 'precision/example';

/**
 * Layers that draw what an entry shows. Not among them: what only tints the ground (`boundary-planned-area-fill`,
 * `control-line-fill`), so that an area is listed where its outline is in view and not wherever one stands inside it.
 */
export const explainedLayers: readonly LayerId[] = [
  'terrain',
  'zone-fill',
  'zone-hatch',
  'cluster-fill',
  'cluster-region-outline',
  'cluster-outline',
  'river',
  'river-ground',
  'road-fill',
  'road-centreline',
  'rail-base',
  'utility',
  'control-line',
  'boundary-line',
  'project-area',
  'project-area-outline',
  'project-symbol',
  'facility-symbol',
  'place-symbol',
];

/** Of these, the layers that draw an illustrative feature otherwise: hatched, or with a dashed outline or rim. */
const dashedOrHatched: ReadonlySet<string> = new Set<LayerId>([
  'zone-hatch',
  'cluster-region-outline',
  'cluster-outline',
  'project-area-outline',
]);
const rimmed: ReadonlySet<string> = new Set<LayerId>(['project-symbol', 'facility-symbol', 'place-symbol']);

type TileProperties = Readonly<Record<string, unknown>>;

/**
 * The legend entries that a feature calls for where one of the explained layers draws it, as `collection/value`. A
 * land use is listed by the class whose colour it is shown in, so that a legend holds no colour twice.
 */
export function legendKeysOf(layer: string, collection: string, properties: TileProperties): string[] {
  const value = legendValue(collection, properties);
  const keys = value === null ? [] : [`${collection}/${value}`];
  const hasPlate = rimmed.has(layer) && hasRim(collection, value);
  if (hasPlate && String(properties.name).includes('示例')) keys.push(exampleKey);
  if (properties.precision !== 'illustrative') return keys;
  const isMarked = dashedOrHatched.has(layer) || hasPlate;
  return isMarked ? [...keys, illustrativeKey] : keys;
}

/** A symbol without a plate has no rim to dash. */
function hasRim(collection: string, kind: string | null): boolean {
  const symbol = kind === null ? null : findSymbol(collection, kind);
  return symbol !== null && symbol.shape !== 'none';
}

function legendValue(collection: string, properties: TileProperties): string | null {
  if (collection === 'zone') return shownLandUse(String(properties.landUse))?.code ?? null;
  if (collection === 'project') return text(properties.industry) ?? text(properties.projectClass);
  const kind = text(properties.kind);
  // the ramp is of heights; light and shade of slopes are seen without a word
  if (collection === 'terrain') return kind === 'height' ? kind : null;
  if (collection !== 'infrastructure' || (kind !== 'road' && kind !== 'rail')) return kind;
  return `${kind}:${text(properties.class) ?? (kind === 'road' ? 'local' : 'conventional')}`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
