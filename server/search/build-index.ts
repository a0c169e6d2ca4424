import { findCollection } from '#domain/collections/registry.ts';
import { pacer } from '../workers/pacer.ts';
import { CollectionEntries } from './collection-entries.ts';
import type { SearchRepository, SearchRow } from './repository.ts';
import type { SearchEntry } from './search-entry.ts';
import { SearchIndex } from './search-index.ts';

/** What people seek most comes first among what fits alike, and is kept where there is too much. */
const searchedCollections = [
  'place',
  'cluster',
  'project',
  'facility',
  'infrastructure',
  'boundary',
  'zone',
  'control-line',
];

/** Rows of one statement: few enough that reading the answer keeps nobody waiting. */
const pageRows = 500;

/**
 * Read and index what can be found in a scenario, at most `mostFeatures` of it, in slices between which others get
 * their turn. Ends early, with null, when it is called off.
 */
export async function buildIndex(
  repository: SearchRepository,
  scenario: number,
  mostFeatures: number,
  signal: AbortSignal,
): Promise<SearchIndex | null> {
  const index = new SearchIndex();
  const pause = pacer();
  let room = mostFeatures;
  for (const name of searchedCollections) {
    const entries = new CollectionEntries();
    for (let lastId: string | undefined = ''; lastId !== undefined && room > 0;) {
      if (signal.aborted) return null;
      const rows = await repository.readRows(scenario, findCollection(name)!, lastId, pageRows);
      for (const row of rows.slice(0, room)) entries.add(entryOf(name, row));
      room -= rows.length;
      lastId = rows.length === pageRows ? rows.at(-1)![0] : undefined;
    }
    for (const ordered of entries.inOrder()) {
      index.add(ordered);
      await pause();
    }
  }
  if (room <= 0) index.cutShort();
  index.seal();
  return index;
}

function entryOf(collection: string, [id, properties, longitude, latitude, bounds]: SearchRow): SearchEntry {
  const [west, south, east, north] = bounds;
  const point: SearchEntry['point'] = [longitude ?? (west + east) / 2, latitude ?? (south + north) / 2];
  return { collection, id, properties, grouping: null, count: 1, point, bounds };
}
