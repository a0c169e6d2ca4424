import type { SearchItem } from '../../api/types.ts';
import type { Choice } from '../../state/page/recent-choices.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { markAlike } from '../mark-alike.ts';
import type { Option } from './options.ts';

/** Do what a line stands for. Returns what is to be remembered of it. Copying and examples are the palette's own. */
export function chooseOption(
  workspace: Workspace,
  option: Extract<Option, { kind: 'go' | 'feature' | 'command' }>,
): Choice | null {
  switch (option.kind) {
    case 'go':
      workspace.guide.pinAt(option.position);
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
  if (grouping === null) await workspace.guide.visit({ collection, id });
  else await markAlike(workspace, item);
}
