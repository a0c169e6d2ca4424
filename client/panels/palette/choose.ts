import type { SearchItem } from '../../api/types.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import type { Choice } from '../../state/page/recent-choices.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import type { Option } from './options.ts';

/** Do what a line stands for. Returns what is to be remembered of it. Copying and examples are the palette's own. */
export function chooseOption(
  workspace: Workspace,
  option: Extract<Option, { kind: 'go' | 'feature' | 'command' }>,
): Choice | null {
  switch (option.kind) {
    case 'go':
      workspace.pinAt(option.position);
      return { kind: 'position', position: option.position };
    case 'command':
      option.command.run();
      return { kind: 'command', id: option.command.id };
    case 'feature': {
      void showItem(workspace, option.item);
      const plan = workspace.plan.plan?.id;
      return plan === undefined ? null : { kind: 'feature', plan, item: option.item };
    }
  }
}

async function showItem(workspace: Workspace, item: SearchItem): Promise<void> {
  const { collection, id, grouping } = item;
  if (grouping === null) await workspace.visit({ collection, id });
  else await markAlike(workspace, item);
}

/** Features that have a name, a land use, a plan unit or a kind in common: all of them on the map, and listed in their table. */
async function markAlike(
  workspace: Workspace,
  { collection, grouping, properties, title, bounds }: SearchItem,
) {
  const { rows, highlight, camera, dock } = workspace;
  // first, that the map may go where the table leaves it room
  workspace.openDock({ kind: 'table', collection });
  camera.fit(bounds);
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
  const figure = ['search', collection, ...Object.values(properties)].join('/');
  highlight.clear();
  highlight.toggle({ collection, figure, title, landUse, day: null, ids });
  highlight.askForTable();
}
