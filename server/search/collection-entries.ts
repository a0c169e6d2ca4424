import { findLandUse } from '#domain/vocabularies/land-use.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';
import { kindFieldsOf } from './kind-titles.ts';
import { groupings, kindFields, type Grouping, type KindField, type SearchEntry } from './search-entry.ts';

/** Collections whose features are parts of what has the name: sections of a street, parcels of a green belt. */
const inParts = new Set(['infrastructure', 'zone', 'control-line']);

/** Fields in which the parts differ. */
const isOfOne = new Set(['parcelCode', 'planUnit']);

/** Fields in which they may: a belt is of several land uses, and then said to be of none. */
const mayDiffer = ['landUse', 'class'];

/** An entry, and by what it is found. */
export interface OrderedEntry {
  entry: SearchEntry;
  /** False for parts of what has the name. */
  isNamed: boolean;
  /** The fields that say of what kind it is, where it is all there is of that kind. */
  kinds: readonly KindField[];
}

/** Everything that search may answer of one collection, from its features as they come. */
export class CollectionEntries {
  readonly #features: SearchEntry[] = [];
  readonly #groups = Object.fromEntries(
    groupings.map((grouping) => [grouping, new Map<string, SearchEntry>()]),
  ) as Record<Exclude<Grouping, null>, Map<string, SearchEntry>>;

  add(feature: SearchEntry): void {
    this.#features.push(feature);
    for (const field of kindFieldsOf(feature.collection, feature.properties))
      this.#join(field, kindKey(feature, field), feature, kindOf(feature, field));
    if (!inParts.has(feature.collection)) return;
    const { name, landUse, planUnit } = feature.properties;
    for (const code of classesOf(landUse)) this.#join('landUse', code, feature, { landUse: code });
    if (typeof planUnit === 'string') this.#join('planUnit', planUnit, feature, { planUnit });
    if (typeof name === 'string') this.#joinNamed(feature);
  }

  /** What comes as one before what comes by itself; places that more people seek before others. */
  *inOrder(): Iterable<OrderedEntry> {
    const { landUse, planUnit, name } = this.#groups;
    const classes = [...landUse.values()].toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
    for (const entry of [...classes, ...planUnit.values()]) yield { entry, isNamed: true, kinds: [] };
    for (const entry of name.values()) if (entry.count > 1) yield { entry, isNamed: true, kinds: [] };
    for (const field of kindFields)
      for (const entry of this.#groups[field].values())
        if (entry.count > 1) yield { entry, isNamed: false, kinds: [field] };
    if (this.#features[0]?.collection === 'place')
      this.#features.sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
    for (const entry of this.#features)
      yield {
        entry,
        isNamed: (name.get(nameKey(entry))?.count ?? 1) === 1,
        kinds: kindFields.filter((field) => this.#groups[field].get(kindKey(entry, field))?.count === 1),
      };
  }

  /** Features of one name are of one thing where they are also of one kind. It has the fields in which they are alike. */
  #joinNamed(feature: SearchEntry): void {
    const shared = Object.entries(feature.properties).filter(([field]) => !isOfOne.has(field));
    const { properties } = this.#join('name', nameKey(feature), feature, Object.fromEntries(shared));
    for (const field of mayDiffer)
      if (properties[field] !== feature.properties[field]) delete properties[field];
  }

  #join(
    grouping: Exclude<Grouping, null>,
    key: string,
    feature: SearchEntry,
    properties: Record<string, unknown>,
  ): SearchEntry {
    const group = this.#groups[grouping].get(key);
    if (!group) {
      const first = { ...feature, properties, grouping };
      this.#groups[grouping].set(key, first);
      return first;
    }
    group.count += 1;
    group.bounds = boundsOfBoth(group.bounds, feature.bounds);
    return group;
  }
}

const nameKey = ({ properties }: SearchEntry) =>
  `${String(properties['kind'])}\n${String(properties['name'])}`;
/** What features of a kind have in common: what a class is of belongs to it. */
function kindOf({ properties }: SearchEntry, field: KindField): Record<string, unknown> {
  const { kind } = properties;
  return field === 'class' ? { kind, class: properties['class'] } : { [field]: properties[field] };
}

const kindKey = (entry: SearchEntry, field: KindField) => Object.values(kindOf(entry, field)).join('\n');

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
