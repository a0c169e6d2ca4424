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
  const ref = { collection: item.collection, id: item.id };
  if (item.grouping === null) await workspace.visit(ref);
  else if (item.grouping === 'name') {
    const selected = workspace.select(ref);
    workspace.camera.fit(item.bounds);
    await selected;
  } else await markAlike(workspace, item);
}

/** Features that have a land use, a plan unit or a kind in common: all of them on the map, and listed in their table. */
async function markAlike(
  workspace: Workspace,
  { collection, grouping, properties, title, bounds }: SearchItem,
) {
  const { rows, highlight, camera } = workspace;
  camera.fit(bounds);
  await rows.load(collection);
  const status = rows.of(collection);
  if (status.kind !== 'ready') return;
  const landUse = grouping === 'landUse' ? String(properties[grouping]) : null;
  const isAlike = (row: PlanRow) =>
    landUse === null
      ? Object.entries(properties).every(([field, value]) => row.properties[field] === value)
      : String(row.properties['landUse']).startsWith(landUse);
  const ids = status.rows.filter(isAlike).map(({ id }) => id);
  const figure = ['search', collection, ...Object.values(properties)].join('/');
  highlight.clear();
  highlight.toggle({ collection, figure, title, landUse, day: null, ids });
  highlight.askForTable();
  workspace.openDock({ kind: 'table', collection });
}
