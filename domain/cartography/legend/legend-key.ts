import { shownLandUse } from '../land-use-color.ts';

/** Key of the entry that explains the marks of illustrative features. */
export const illustrativeKey = 'precision/illustrative';

type TileProperties = Readonly<Record<string, unknown>>;

/**
 * The legend entries that a feature on the map calls for, as `collection/value`. A land use is listed by the class
 * whose colour it is shown in, so that a legend holds no colour twice.
 */
export function legendKeysOf(collection: string, properties: TileProperties): string[] {
  const value = legendValue(collection, properties);
  const keys = value === null ? [] : [`${collection}/${value}`];
  return properties.precision === 'illustrative' ? [...keys, illustrativeKey] : keys;
}

function legendValue(collection: string, properties: TileProperties): string | null {
  if (collection === 'zone') return shownLandUse(String(properties.landUse))?.code ?? null;
  if (collection === 'project') return text(properties.industry) ?? text(properties.projectClass);
  const kind = text(properties.kind);
  if (collection !== 'infrastructure' || (kind !== 'road' && kind !== 'rail')) return kind;
  return `${kind}:${text(properties.class) ?? (kind === 'road' ? 'local' : 'conventional')}`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
