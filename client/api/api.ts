import type { Position } from 'geojson';
import { getJson, type Fetch } from './get-json.ts';
import type { ChangeDay, FeatureRef, Item, Plan, TileSet } from './types.ts';

interface Link {
  rel: string;
  href: string;
}

interface ItemsPage {
  features: Item[];
  links?: Link[];
}

const itemsPerPage = 500;
const itemsAtOnePlace = 10;

/** Every question the client asks the server. */
export interface Api {
  plans(): Promise<Plan[]>;
  tileSet(planId: string): Promise<TileSet>;
  /** Days on which features of the plan come or go, in their order. */
  changeDays(planId: string): Promise<ChangeDay[]>;
  item(planId: string, ref: FeatureRef, signal?: AbortSignal): Promise<Item>;
  items(planId: string, collection: string): Promise<Item[]>;
  /** What of a collection lies at a longitude and latitude; the first few where many do. */
  itemsAt(planId: string, collection: string, position: Position, signal?: AbortSignal): Promise<Item[]>;
}

/** The API of the server this page came from. */
export function createApi(fetch: Fetch): Api {
  return {
    plans: async () => (await getJson<{ plans: Plan[] }>(fetch, '/api/plans')).plans,
    tileSet: async (planId) => {
      const tileSet = await getJson<TileSet>(fetch, `${published(planId)}/tiles/tiles.json`);
      return { ...tileSet, tiles: tileSet.tiles.map(sameOriginPath) };
    },
    changeDays: async (planId) =>
      (await getJson<{ days: ChangeDay[] }>(fetch, `${published(planId)}/days`)).days,
    item: (planId, { collection, id }, signal) =>
      getJson<Item>(fetch, `${collectionPath(planId, collection)}/items/${encodeURIComponent(id)}`, signal),
    items: (planId, collection) =>
      allPages(fetch, `${collectionPath(planId, collection)}/items?limit=${itemsPerPage}`),
    itemsAt: async (planId, collection, [longitude, latitude], signal) => {
      const bbox = [longitude, latitude, longitude, latitude].join();
      const path = `${collectionPath(planId, collection)}/items?bbox=${bbox}&limit=${itemsAtOnePlace}`;
      return (await getJson<ItemsPage>(fetch, path, signal)).features;
    },
  };
}

function published(planId: string): string {
  return `/api/published/${encodeURIComponent(planId)}`;
}

function collectionPath(planId: string, collection: string): string {
  return `${published(planId)}/collections/${encodeURIComponent(collection)}`;
}

/**
 * Links are absolute, written with the address the server thinks it has. Behind a proxy, or with the development
 * server in front, that is another origin than the page's, which the page's security policy refuses.
 */
function sameOriginPath(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/, '');
}

async function allPages(fetch: Fetch, firstPath: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let path: string | undefined = firstPath; path !== undefined;) {
    const page: ItemsPage = await getJson<ItemsPage>(fetch, path);
    items.push(...page.features);
    const next = page.links?.find((link) => link.rel === 'next');
    path = next && page.features.length > 0 ? sameOriginPath(next.href) : undefined;
  }
  return items;
}
