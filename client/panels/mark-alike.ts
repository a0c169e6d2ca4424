import type { BilingualText } from '#domain/collections/definition.ts';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { SearchItem } from '../api/types.ts';
import type { PlanRow } from '../state/plan/plan-rows.svelte.ts';
import type { Workspace } from '../state/workspace.svelte.ts';

/** Features that are one to whoever asks for them. */
export interface Alike {
  collection: string;
  /** What they have in common. */
  grouping: SearchItem['grouping'];
  /** Properties of one of them. */
  properties: Readonly<Record<string, unknown>>;
  title: BilingualText;
  /** Where all of them lie; null leaves the map where it is. */
  bounds: Bounds | null;
}

/** Mark all features on the map that have a name, a land use, a plan unit or a kind in common, and list them in their table. */
export async function markAlike(
  workspace: Workspace,
  { collection, grouping, properties, title, bounds }: Alike,
): Promise<void> {
  const { rows, highlight, camera, dock } = workspace;
  // first, that the map may go where the table leaves it room
  workspace.openDock({ kind: 'table', collection });
  if (bounds) camera.fit(bounds);
  await rows.load(collection);
  const status = rows.of(collection);
  const isWaitedFor = dock.view?.kind === 'table' && dock.view.collection === collection;
  if (status.kind !== 'ready' || !isWaitedFor) return;
  const landUse = grouping === 'landUse' ? String(properties[grouping]) : null;
  // what else features of one name share is shown of them; by name and kind they are one
  const fields = grouping === 'name' ? ['name', 'kind'] : Object.keys(properties);
  const isAlike = (row: PlanRow) =>
    landUse === null
      ? fields.every((field) => (row.properties[field] ?? null) === (properties[field] ?? null))
      : String(row.properties['landUse']).startsWith(landUse);
  const ids = status.rows.filter(isAlike).map(({ id }) => id);
  const figure = ['search', collection, ...fields.map((field) => String(properties[field]))].join('/');
  highlight.clear();
  highlight.toggle({ collection, figure, title, landUse, day: null, ids });
  highlight.askForTable();
}
