import { findCollection } from '#domain/collections/registry.ts';
import { lasting } from '../../state/page/lasting.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { linkNamer } from './named-links.ts';
import { TableState } from './table-state.svelte.ts';

/** Of each page, what was done to each table: closing one and opening it again leaves it as it was. */
const tables = new WeakMap<Workspace, Map<string, TableState>>();

/** The table of a collection on this page; null for a collection that there is none of. */
export function rememberedTable(workspace: Workspace, collection: string): TableState | null {
  const known = tables.get(workspace) ?? new Map<string, TableState>();
  tables.set(workspace, known);
  const definition = findCollection(collection);
  if (!definition) return null;
  const table =
    known.get(collection) ?? lasting(() => new TableState(definition, surroundings(workspace, collection)));
  known.set(collection, table);
  return table;
}

function surroundings(workspace: Workspace, collection: string) {
  const nameLinks = linkNamer(collection, (linked) => workspace.rows.of(linked));
  return {
    audience: workspace.plan.scenario === null ? ('public' as const) : ('members' as const),
    memory: workspace.memory,
    language: () => workspace.language.current,
    rows: () => {
      const status = workspace.rows.of(collection);
      return status.kind === 'ready' ? nameLinks(status.rows, workspace.language.current) : null;
    },
    // between two days on which the plan changes the same rows are valid
    day: () => workspace.timeline.mapDate,
    bounds: () => workspace.camera.bounds,
  };
}
