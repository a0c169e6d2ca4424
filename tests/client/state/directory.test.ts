import { describe, expect, it } from 'vitest';
import type { RowsPage } from '../../../client/api/types.ts';
import { Directory } from '../../../client/state/directory.svelte.ts';
import { PlanRows } from '../../../client/state/plan-rows.svelte.ts';
import { fakeApi, gone } from '../helpers/fakes.ts';

const fields = ['id', 'validFrom', 'validTo', 'size', 'longitude', 'latitude', 'name', 'kind', 'precision'];

const page = (...named: [id: string, name: string][]): RowsPage => ({
  fields,
  rows: named.map(([id, name]) => [id, null, null, 1, 112.5, 38.5, name, 'county', 'surveyed']),
  numberMatched: named.length,
  next: null,
});

async function open(answers: Record<string, RowsPage | Error>): Promise<Directory> {
  const rows = (_plan: string, collection: string) => {
    const answer = answers[collection] ?? page();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const directory = new Directory(new PlanRows(fakeApi({ rows }), () => 'taixin'));
  await directory.load();
  return directory;
}

const names = ({ labels }: Directory) => labels.features.map(({ properties }) => properties?.['name']);

describe('Directory', () => {
  it('lists clusters and projects, and names the areas on the map where the server says their names go', async () => {
    const directory = await open({ cluster: page(['town', '北部活力方城']), project: page(['p', '某项目']) });
    expect(directory.status).toMatchObject({
      kind: 'ready',
      clusters: [{ id: 'town' }],
      projects: [{ id: 'p' }],
    });
    expect(directory.labels.features).toMatchObject([
      { geometry: { coordinates: [112.5, 38.5] }, properties: { name: '北部活力方城' } },
    ]);
  });

  it('leaves a district unnamed whose seat bears its name', async () => {
    const directory = await open({
      boundary: page(['yu', '盂县'], ['yuanping', '原平市']),
      place: page(['seat', '原平市']),
    });
    expect(names(directory)).toEqual(['盂县']);
  });

  it('says that it could not be read, and reads the rest when asked again', async () => {
    const answers: Record<string, RowsPage | Error> = { cluster: page(['town', '城']), project: gone };
    const directory = await open(answers);
    expect(directory.status).toEqual({ kind: 'failed' });
    expect(names(directory)).toEqual(['城']);
    answers['project'] = page();
    await directory.load();
    expect(directory.status).toMatchObject({ kind: 'ready', projects: [] });
  });
});
