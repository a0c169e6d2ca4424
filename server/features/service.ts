import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { shownFields } from '#domain/collections/registry.ts';
import { isFeatureId } from '#domain/features/feature-id.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import type { CursorSeal } from './cursor.ts';
import type { ItemsQuery } from './items-query.ts';
import type { CollectionExtent, FeatureRepository, Item } from './repository.ts';

/** Pages and single features with their links. */
export class FeatureService {
  readonly #repository: FeatureRepository;
  readonly #seal: CursorSeal;

  constructor(repository: FeatureRepository, seal: CursorSeal) {
    this.#repository = repository;
    this.#seal = seal;
  }

  /** Names of the fields of a collection that are shown. */
  fieldsOf(collection: CollectionDefinition): string[] {
    return shownFields(collection, this.#repository.audience);
  }

  /**
   * A page as GeoJSON text. `base` is the collection's address, `asked` the query as it came, which the links repeat.
   * Throws a Problem (400) for a cursor of another list.
   */
  async writePage(
    scenario: number,
    collection: CollectionDefinition,
    query: ItemsQuery,
    base: string,
    asked: string,
  ): Promise<string> {
    const { boxes, boxSystem, period, filters, condition } = query;
    const list = [scenario, collection.name, boxes, boxSystem.srid, period, filters, condition];
    const context = JSON.stringify(list);
    const after = query.cursor === null ? null : this.#seal.open(query.cursor, context);
    const page = await this.#repository.readPage(scenario, collection, query, after);
    const links = [
      { href: hrefOf(`${base}/items`, asked), rel: 'self', type: 'application/geo+json' },
      { href: base, rel: 'collection', type: 'application/json' },
    ];
    if (page.lastId !== null) {
      const next = withCursor(asked, this.#seal.seal(page.lastId, context));
      links.push({ href: hrefOf(`${base}/items`, next), rel: 'next', type: 'application/geo+json' });
    }
    const head = JSON.stringify({
      type: 'FeatureCollection',
      timeStamp: new Date().toISOString(),
      numberMatched: page.matched,
      numberReturned: page.returned,
      links,
    });
    return `${head.slice(0, -1)},"features":[${page.features}]}`;
  }

  /** A feature, or null. */
  async findItem(
    scenario: number,
    collection: CollectionDefinition,
    id: string,
    system: CoordinateSystem,
  ): Promise<Item | null> {
    if (!isFeatureId(id)) return null;
    return this.#repository.findItem(scenario, collection, id, system);
  }

  /** A feature as GeoJSON text with its links. */
  writeItem({ feature }: Item, base: string, id: string): string {
    const links = JSON.stringify([
      { href: `${base}/items/${encodeURIComponent(id)}`, rel: 'self', type: 'application/geo+json' },
      { href: base, rel: 'collection', type: 'application/json' },
    ]);
    return `${feature.slice(0, -1)},"links":${links}}`;
  }

  /** Extents by collection. */
  async readExtents(scenario: number): Promise<Map<string, CollectionExtent>> {
    const extents = await this.#repository.readExtents(scenario);
    return new Map(extents.map((extent) => [extent.collection, extent]));
  }
}

function hrefOf(address: string, query: string): string {
  return query ? `${address}?${escaped(query)}` : address;
}

/** A query with another cursor than it may have had. */
function withCursor(query: string, cursor: string): string {
  const others = query.split('&').filter((part) => part && !new URLSearchParams(part).has('cursor'));
  return [...others, `cursor=${encodeURIComponent(cursor)}`].join('&');
}

/** What may not stand in an address as it is (RFC 3986, 3.4), although it came so. */
function escaped(query: string): string {
  return query.replaceAll(/[^\x21-\x7e]|["<>\\^`{|}#]/g, encodeURIComponent);
}
