import type { Position } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { datasetPath, pathPart, type DatasetName } from './dataset.ts';
import { getFile } from './get-file.ts';
import { getJson, type Fetch } from './get-json.ts';
import {
  isBasemapsAnswer,
  isDaysAnswer,
  isItem,
  isItemsPage,
  isPlansAnswer,
  isRowsAnswer,
  isSearchAnswer,
  isTileSet,
  type ItemsPage,
  type Link,
  type PlanAnswer,
} from './shapes.ts';
import type {
  Basemap,
  ChangeDay,
  FeatureRef,
  Item,
  ItemsWithin,
  Plan,
  RowsPage,
  SearchAnswer,
  TileSet,
} from './types.ts';

const itemsPerPage = 500;
/** Reading a page of so many takes the page some 20 milliseconds, in which it answers to nothing else. */
const rowsPerPage = 5_000;
const itemsAtOnePlace = 10;
const itemsOfLinks = 20;
const itemsOfSearch = 12;
const itemsWithinPerPage = 1_000;

/** Every question the client asks the server. */
export interface Api {
  plans(): Promise<Plan[]>;
  /** Grounds from elsewhere that are configured. */
  basemaps(): Promise<Basemap[]>;
  tileSet(dataset: DatasetName): Promise<TileSet>;
  /** Days on which features of the plan come or go, in their order. */
  changeDays(dataset: DatasetName): Promise<ChangeDay[]>;
  item(dataset: DatasetName, ref: FeatureRef, signal?: AbortSignal): Promise<Item>;
  items(dataset: DatasetName, collection: string): Promise<Item[]>;
  /** A page of the rows of a collection: the first, or the one that a page before named as `next`. */
  rows(dataset: DatasetName, collection: string, next: string | null): Promise<RowsPage>;
  /** What of a collection lies in bounds, or reaches into them. */
  itemsIn(dataset: DatasetName, collection: string, bounds: Bounds, signal?: AbortSignal): Promise<Item[]>;
  /** What of a collection lies at a longitude and latitude; the first few where many do. */
  itemsAt(
    dataset: DatasetName,
    collection: string,
    position: Position,
    signal?: AbortSignal,
  ): Promise<Item[]>;
  /** What of a collection has these values, the first few, and how many there are. */
  itemsWhere(
    dataset: DatasetName,
    collection: string,
    values: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Pick<ItemsWithin, 'items' | 'numberMatched'>>;
  /** Features by name, kind, pinyin, id or code. */
  search(dataset: DatasetName, text: string, signal?: AbortSignal): Promise<SearchAnswer>;
  /** A file that came with the page, by its path. */
  file(path: string, signal?: AbortSignal): Promise<ArrayBuffer>;
  /** A page of what of a collection lies in a box: the first, or the one that a page before named as `next`. */
  itemsWithin(
    dataset: DatasetName,
    collection: string,
    bounds: Bounds,
    next: string | null,
    signal?: AbortSignal,
  ): Promise<ItemsWithin>;
}

/** The API of the server this page came from. */
export function createApi(fetch: Fetch): Api {
  return {
    file: (path, signal) => getFile(fetch, path, signal),
    plans: async () => (await getJson(fetch, '/api/plans', isPlansAnswer)).plans.map(planOf),
    basemaps: async () => (await getJson(fetch, '/api/basemaps', isBasemapsAnswer)).basemaps,
    tileSet: async (dataset) => {
      const tileSet = await getJson(fetch, `${datasetPath(dataset)}/tiles/tiles.json`, isTileSet);
      return { ...tileSet, tiles: tileSet.tiles.map(sameOriginPath) };
    },
    changeDays: async (dataset) => (await getJson(fetch, `${datasetPath(dataset)}/days`, isDaysAnswer)).days,
    item: async (dataset, { collection, id }, signal) =>
      getJson(fetch, `${collectionPath(dataset, collection)}/items/${pathPart(id)}`, isItem, signal),
    items: async (dataset, collection) =>
      allPages(fetch, `${collectionPath(dataset, collection)}/items?limit=${itemsPerPage}`),
    search: async (dataset, text, signal) => {
      const query = new URLSearchParams({ q: text, limit: String(itemsOfSearch) }).toString();
      const path = `${datasetPath(dataset)}/search?${query}`;
      return getJson(fetch, path, isSearchAnswer, signal);
    },
    rows: async (dataset, collection, next) => {
      const path = next ?? `${collectionPath(dataset, collection)}/rows?limit=${rowsPerPage}`;
      const { links, ...page } = await getJson(fetch, path, isRowsAnswer);
      return { ...page, next: nextPath(links) };
    },
    itemsIn: async (dataset, collection, bounds, signal) => {
      const path = `${collectionPath(dataset, collection)}/items?bbox=${bounds.join()}&limit=${itemsPerPage}`;
      return allPages(fetch, path, signal);
    },
    itemsAt: async (dataset, collection, [longitude, latitude], signal) => {
      const bbox = [longitude, latitude, longitude, latitude].join();
      const path = `${collectionPath(dataset, collection)}/items?bbox=${bbox}&limit=${itemsAtOnePlace}`;
      return (await getJson(fetch, path, isItemsPage, signal)).features;
    },
    itemsWhere: async (dataset, collection, values, signal) => {
      const query = new URLSearchParams({ ...values, limit: String(itemsOfLinks) }).toString();
      const path = `${collectionPath(dataset, collection)}/items?${query}`;
      const { features, numberMatched } = await getJson(fetch, path, isItemsPage, signal);
      return { items: features, numberMatched: numberMatched ?? features.length };
    },
    itemsWithin: async (dataset, collection, bounds, next, signal) => {
      const query = `bbox=${bounds.join()}&limit=${itemsWithinPerPage}`;
      const path = next ?? `${collectionPath(dataset, collection)}/items?${query}`;
      const { features, links, numberMatched } = await getJson(fetch, path, isItemsPage, signal);
      return { items: features, numberMatched: numberMatched ?? features.length, next: nextPath(links) };
    },
  };
}

/** West, south, east and north of the country, to look at where a plan has nothing to show yet. */
const country: Bounds = [73.5, 18, 135, 53.6];

function planOf({ bounds, ...plan }: PlanAnswer): Plan {
  return { ...plan, bounds: bounds ?? country, isEmpty: bounds === null };
}

function collectionPath(dataset: DatasetName, collection: string): string {
  return `${datasetPath(dataset)}/collections/${pathPart(collection)}`;
}

/**
 * Links are absolute, written with the address the server thinks it has. Behind a proxy, or with the development
 * server in front, that is another origin than the page's, which the page's security policy refuses.
 */
function sameOriginPath(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/, '');
}

async function allPages(fetch: Fetch, firstPath: string, signal?: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  for (let path: string | undefined = firstPath; path !== undefined;) {
    const page: ItemsPage = await getJson(fetch, path, isItemsPage, signal);
    items.push(...page.features);
    path = page.features.length > 0 ? (nextPath(page.links) ?? undefined) : undefined;
  }
  return items;
}

function nextPath(links: readonly Link[] = []): string | null {
  const next = links.find((link) => link.rel === 'next');
  return next ? sameOriginPath(next.href) : null;
}
