/** The documents of OGC API - Features that describe a dataset and its collections. */
import type { BilingualText, CollectionDefinition } from '#domain/collections/definition.ts';
import { queryablesOf, type QueryableType } from '#domain/cql2/queryables.ts';
import type { Dataset } from '../plans/dataset.ts';
import { coordinateSystems, crs84, storage } from './coordinate-systems.ts';
import type { CollectionExtent } from './repository.ts';

/** What this server conforms to. */
export const conformance = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
    'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
    ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
      (name) => `http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/${name}`,
    ),
    ...[
      ...['basic-cql2', 'cql2-text', 'cql2-json', 'advanced-comparison-operators', 'property-property'],
      ...['basic-spatial-functions', 'basic-spatial-functions-plus', 'temporal-functions'],
    ].map((name) => `http://www.opengis.net/spec/cql2/1.0/conf/${name}`),
    'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt',
  ],
};

/** The landing page. `base` is the dataset's address, `root` the server's. */
export function describeDataset(base: string, root: string, dataset: Dataset): object {
  return {
    title: dataset.title.zh,
    description: dataset.description.zh,
    titles: dataset.title,
    plan: dataset.plan,
    attribution: dataset.attribution,
    links: [
      { href: `${base}/`, rel: 'self', type: 'application/json', title: 'This document' },
      {
        href: `${root}/openapi.json`,
        rel: 'service-desc',
        type: 'application/vnd.oai.openapi+json;version=3.0',
        title: 'OpenAPI',
      },
      {
        href: `${base}/conformance`,
        rel: 'conformance',
        type: 'application/json',
        title: 'Conformance classes',
      },
      { href: `${base}/collections`, rel: 'data', type: 'application/json', title: 'Collections' },
      {
        href: `${base}/tiles/tiles.json`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
        type: 'application/json',
        title: 'TileJSON',
      },
      {
        href: `${base}/style.json`,
        rel: 'style',
        type: 'application/vnd.mapbox.style+json',
        title: 'MapLibre style',
      },
    ],
  };
}

/** A collection's metadata; `extent` is undefined where it has no features. */
export function describeCollection(
  base: string,
  collection: CollectionDefinition,
  extent: CollectionExtent | undefined,
) {
  const address = `${base}/collections/${collection.name}`;
  return {
    id: collection.name,
    title: collection.title.zh,
    titles: collection.title,
    description: collection.description.zh,
    itemType: 'feature',
    extent: {
      ...(extent?.bounds && { spatial: { bbox: [extent.bounds], crs: crs84.uri } }),
      temporal: { interval: [[momentOf(extent?.from), momentOf(extent?.to)]] },
    },
    crs: coordinateSystems.map(({ uri }) => uri),
    storageCrs: storage.uri,
    links: [
      { href: address, rel: 'self', type: 'application/json' },
      { href: `${address}/items`, rel: 'items', type: 'application/geo+json' },
      { href: `${address}/schema`, rel: 'describedby', type: 'application/schema+json' },
      {
        href: `${address}/queryables`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
        type: 'application/schema+json',
      },
    ],
  };
}

function momentOf(day: string | null | undefined): string | null {
  return day ? `${day}T00:00:00Z` : null;
}

/** JSON Schema of a collection's public fields, with the names, units and code lists that forms and cards use. */
export function describeSchema(base: string, collection: CollectionDefinition, fields: string[]): object {
  const { properties } = collection.properties;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/collections/${collection.name}/schema`,
    type: 'object',
    title: collection.title.zh,
    'x-title': collection.title,
    properties: Object.fromEntries(fields.map((field) => [field, properties[field]])),
  };
}

/** Names of what filters may ask for beside a collection's own fields. */
const ownTitles: Readonly<Record<string, BilingualText & { unit?: string }>> = {
  id: { zh: '编号', en: 'Id' },
  geometry: { zh: '几何', en: 'Geometry' },
  validFrom: { zh: '起始日期', en: 'First day on which it is valid; none where it always was' },
  validTo: { zh: '终止日期', en: 'First day on which it is valid no more; none where it will always be' },
  area: { zh: '面积', en: 'Area on the ellipsoid', unit: 'm²' },
  length: { zh: '长度', en: 'Length on the ellipsoid', unit: 'm' },
};

const ownSchemas: Record<QueryableType, object> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  geometry: { format: 'geometry-any', 'x-ogc-role': 'primary-geometry' },
};

/** JSON Schema of what a filter of a collection may ask for. */
export function describeQueryables(base: string, collection: CollectionDefinition): object {
  const { properties } = collection.properties;
  const describe = ([name, type]: [string, QueryableType]) => {
    if (!Object.hasOwn(ownTitles, name))
      return [name, { ...properties[name], ...(type === 'date' && ownSchemas.date) }];
    const { unit, ...title } = ownTitles[name]!;
    return [
      name,
      { ...ownSchemas[type], title: title.zh, 'x-title': title, ...(unit && { 'x-unit': unit }) },
    ];
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/collections/${collection.name}/queryables`,
    type: 'object',
    title: collection.title.zh,
    'x-title': collection.title,
    properties: Object.fromEntries([...queryablesOf(collection)].map(describe)),
    additionalProperties: false,
  };
}
