import { expect, it } from 'vitest';
import type { Actor } from '../../../server/access/actor.ts';
import { EditService } from '../../../server/changesets/edit-service.ts';
import { limits } from '../../../server/limits.ts';

type Parts = ConstructorParameters<typeof EditService>[0];

it('what is too large to be taken back is refused before its features are read', async () => {
  const history = {
    find: () => Promise.resolve({ changes: limits.changesPerChangeset + 1, message: 'large' }),
    readVersions: () => Promise.reject(new Error('read')),
  };
  const edits = new EditService({ history } as unknown as Parts);
  await expect(edits.invert({} as Actor, 1, 1, null)).rejects.toMatchObject({
    ...{ status: 413, code: 'too-many-changes' },
  });
});
