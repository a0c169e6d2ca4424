import type { Position } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { ApiError } from './api-error.ts';
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
  tileSet(planId: string): Promise<TileSet>;
  /** Days on which features of the plan come or go, in their order. */
  changeDays(planId: string): Promise<ChangeDay[]>;
  item(planId: string, ref: FeatureRef, signal?: AbortSignal): Promise<Item>;
  items(planId: string, collection: string): Promise<Item[]>;
  /** A page of the rows of a collection: the first, or the one that a page before named as `next`. */
  rows(planId: string, collection: string, next: string | null): Promise<RowsPage>;
  /** What of a collection lies in bounds, or reaches into them. */
  itemsIn(planId: string, collection: string, bounds: Bounds, signal?: AbortSignal): Promise<Item[]>;
  /** What of a collection lies at a longitude and latitude; the first few where many do. */
  itemsAt(planId: string, collection: string, position: Position, signal?: AbortSignal): Promise<Item[]>;
  /** What of a collection has these values, the first few, and how many there are. */
  itemsWhere(
    planId: string,
    collection: string,
    values: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Pick<ItemsWithin, 'items' | 'numberMatched'>>;
  /** Features by name, kind, pinyin, id or code. */
  search(planId: string, text: string, signal?: AbortSignal): Promise<SearchAnswer>;
  /** A file that came with the page, by its path. */
  file(path: string, signal?: AbortSignal): Promise<ArrayBuffer>;
  /** A page of what of a collection lies in a box: the first, or the one that a page before named as `next`. */
  itemsWithin(
    planId: string,
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
    tileSet: async (planId) => {
      const tileSet = await getJson(fetch, `${published(planId)}/tiles/tiles.json`, isTileSet);
      return { ...tileSet, tiles: tileSet.tiles.map(sameOriginPath) };
    },
    changeDays: async (planId) => (await getJson(fetch, `${published(planId)}/days`, isDaysAnswer)).days,
    item: async (planId, { collection, id }, signal) =>
      getJson(fetch, `${collectionPath(planId, collection)}/items/${pathPart(id)}`, isItem, signal),
    items: async (planId, collection) =>
      allPages(fetch, `${collectionPath(planId, collection)}/items?limit=${itemsPerPage}`),
    search: async (planId, text, signal) => {
      const query = new URLSearchParams({ q: text, limit: String(itemsOfSearch) }).toString();
      const path = `${published(planId)}/search?${query}`;
      return getJson(fetch, path, isSearchAnswer, signal);
    },
    rows: async (planId, collection, next) => {
      const path = next ?? `${collectionPath(planId, collection)}/rows?limit=${rowsPerPage}`;
      const { links, ...page } = await getJson(fetch, path, isRowsAnswer);
      return { ...page, next: nextPath(links) };
    },
    itemsIn: async (planId, collection, bounds, signal) => {
      const path = `${collectionPath(planId, collection)}/items?bbox=${bounds.join()}&limit=${itemsPerPage}`;
      return allPages(fetch, path, signal);
    },
    itemsAt: async (planId, collection, [longitude, latitude], signal) => {
      const bbox = [longitude, latitude, longitude, latitude].join();
      const path = `${collectionPath(planId, collection)}/items?bbox=${bbox}&limit=${itemsAtOnePlace}`;
      return (await getJson(fetch, path, isItemsPage, signal)).features;
    },
    itemsWhere: async (planId, collection, values, signal) => {
      const query = new URLSearchParams({ ...values, limit: String(itemsOfLinks) }).toString();
      const path = `${collectionPath(planId, collection)}/items?${query}`;
      const { features, numberMatched } = await getJson(fetch, path, isItemsPage, signal);
      return { items: features, numberMatched: numberMatched ?? features.length };
    },
    itemsWithin: async (planId, collection, bounds, next, signal) => {
      const query = `bbox=${bounds.join()}&limit=${itemsWithinPerPage}`;
      const path = next ?? `${collectionPath(planId, collection)}/items?${query}`;
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

function published(planId: string): string {
  return `/api/published/${pathPart(planId)}`;
}

function collectionPath(planId: string, collection: string): string {
  return `${published(planId)}/collections/${pathPart(collection)}`;
}

/**
 * A name as one part of a path. Dots alone can't be escaped: browsers take them for the folder, or the one above, in
 * any writing. There is nothing of that name.
 */
function pathPart(name: string): string {
  if (/^\.{0,2}$/.test(name)) throw new ApiError(404, 'not-found', 'no name');
  return encodeURIComponent(name);
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
