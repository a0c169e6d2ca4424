import { describe, expect, it } from 'vitest';
import { dayNumber } from '#domain/time/day.ts';
import type { Item, RowsPage } from '../../../../client/api/types.ts';
import { Directory } from '../../../../client/state/plan/directory.svelte.ts';
import { PlanRows } from '../../../../client/state/plan/plan-rows.svelte.ts';
import { fakeApi, gone, itemOf } from '../../helpers/fakes.ts';

const provenance = { source: 'plan', precision: 'illustrative' } as const;
const fields = ['id', 'validFrom', 'validTo', 'size', 'longitude', 'latitude', 'name', 'kind', 'precision'];

const page = (...named: [id: string, name: string][]): RowsPage => ({
  fields,
  rows: named.map(([id, name]) => [id, null, null, 1, 112.5, 38.5, name, 'county', 'surveyed']),
  numberMatched: named.length,
  next: null,
});

type Answers = Record<string, RowsPage | Item[] | Error>;

async function open(answers: Answers): Promise<Directory> {
  const rows = (_plan: string, collection: string) => {
    const answer = answers[collection] ?? page();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as RowsPage);
  };
  const items = (_plan: string, collection: string) => {
    const answer = answers[collection] ?? [];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Item[]);
  };
  const api = fakeApi({ rows, items });
  const directory = new Directory(api, new PlanRows(api, () => 'taixin'), () => 'taixin');
  await directory.load();
  return directory;
}

const names = ({ labels }: Directory) => labels.features.map(({ properties }) => properties?.['name']);

describe('Directory', () => {
  it('lists clusters and projects, and names the areas on the map where the server says their names go', async () => {
    const directory = await open({
      cluster: page(['town', '北部活力方城']),
      project: [itemOf('p', { name: '某项目', investment: 3, validFrom: '2024-12-08', provenance })],
    });
    expect(directory.status).toMatchObject({
      kind: 'ready',
      clusters: [{ id: 'town' }],
      projects: [{ id: 'p' }],
    });
    expect(directory.labels.features).toMatchObject([
      { geometry: { coordinates: [112.5, 38.5] }, properties: { name: '北部活力方城' } },
    ]);
    expect(directory.drawnProjects?.features.map(({ properties }) => properties)).toEqual([
      {
        ...{ collection: 'project', id: 'p', name: '某项目', precision: 'illustrative' },
        from: dayNumber('2024-12-08'),
      },
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
    const answers: Answers = { cluster: page(['town', '城']), project: gone };
    const directory = await open(answers);
    expect(directory.status).toEqual({ kind: 'failed' });
    expect(names(directory)).toEqual(['城']);
    expect(directory.drawnProjects).toBeNull();
    answers['project'] = [];
    await directory.load();
    expect(directory.status).toMatchObject({ kind: 'ready', projects: [] });
  });
});
