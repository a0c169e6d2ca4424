import { findLandUse } from '#domain/vocabularies/land-use.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';
import type { Grouping, SearchEntry } from './search-entry.ts';

/** Collections whose features are parts of what has the name: sections of a street, parcels of a green belt. */
const inParts = new Set(['infrastructure', 'zone', 'control-line']);

/** Fields in which the parts differ. */
const isOfOne = new Set(['parcelCode', 'planUnit']);

/** An entry, and whether it is found by its name: parts of what has the name are not. */
export interface OrderedEntry {
  entry: SearchEntry;
  isNamed: boolean;
}

/** Everything that search may answer of one collection, from its features as they come. */
export class CollectionEntries {
  readonly #features: SearchEntry[] = [];
  readonly #groups: Record<Exclude<Grouping, null>, Map<string, SearchEntry>> = {
    landUse: new Map(),
    planUnit: new Map(),
    name: new Map(),
  };

  add(feature: SearchEntry): void {
    this.#features.push(feature);
    if (!inParts.has(feature.collection)) return;
    const { name, landUse, planUnit } = feature.properties;
    for (const code of classesOf(landUse)) this.#join('landUse', code, feature, { landUse: code });
    if (typeof planUnit === 'string') this.#join('planUnit', planUnit, feature, { planUnit });
    // features of one name are of one thing where they are also of one kind
    const shared = Object.entries(feature.properties).filter(([field]) => !isOfOne.has(field));
    if (typeof name === 'string') this.#join('name', nameKey(feature), feature, Object.fromEntries(shared));
  }

  /** What comes as one before what comes by itself; places that more people seek before others. */
  *inOrder(): Iterable<OrderedEntry> {
    const { landUse, planUnit, name } = this.#groups;
    const classes = [...landUse.values()].toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
    for (const entry of [...classes, ...planUnit.values()]) yield { entry, isNamed: true };
    for (const entry of name.values()) if (entry.count > 1) yield { entry, isNamed: true };
    if (this.#features[0]?.collection === 'place')
      this.#features.sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
    for (const entry of this.#features)
      yield { entry, isNamed: (name.get(nameKey(entry))?.count ?? 1) === 1 };
  }

  #join(
    grouping: Exclude<Grouping, null>,
    key: string,
    feature: SearchEntry,
    properties: Record<string, unknown>,
  ): void {
    const group = this.#groups[grouping].get(key);
    if (!group) this.#groups[grouping].set(key, { ...feature, properties, grouping });
    else {
      group.count += 1;
      group.bounds = boundsOfBoth(group.bounds, feature.bounds);
    }
  }
}

const nameKey = ({ properties }: SearchEntry) =>
  `${String(properties['kind'])}\n${String(properties['name'])}`;
const codeOf = ({ properties }: SearchEntry) => String(properties['landUse']);

function rankOf({ properties }: SearchEntry): number {
  return typeof properties['rank'] === 'number' ? properties['rank'] : 99;
}

/** The class of a code and those above it. */
function classesOf(code: unknown): string[] {
  if (typeof code !== 'string') return [];
  return [2, 4, 6]
    .filter((digits) => code.length >= digits)
    .map((digits) => code.slice(0, digits))
    .filter((above) => findLandUse(above) !== null);
}

function boundsOfBoth(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
