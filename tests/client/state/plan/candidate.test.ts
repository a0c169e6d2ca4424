import { describe, expect, it } from 'vitest';
import { comesBefore, inOrder, type Candidate } from '../../../../client/state/plan/candidate.ts';

const candidate = (collection: string, id: string, properties: Candidate['properties'] = {}): Candidate => ({
  ref: { collection, id },
  properties,
});
const line = (kind: string) => candidate('infrastructure', kind, { kind });
const idsInOrder = (...candidates: Candidate[]) => inOrder(candidates).map(({ ref }) => ref.id);

describe('what a click means first', () => {
  it('is a road, a railway or a river before the pipes and cables below it', () => {
    for (const seen of ['road', 'rail', 'river'])
      for (const buried of ['water', 'sewage', 'stormwater', 'power', 'gas', 'heat', 'telecom'])
        expect(idsInOrder(line(buried), line(seen))).toEqual([seen, buried]);
  });

  it('is what is drawn on top, of roads, railways and rivers, and of pipes', () => {
    expect(idsInOrder(line('river'), line('gas'), line('road'), line('sewage'), line('rail'))).toEqual([
      'river',
      'road',
      'rail',
      'gas',
      'sewage',
    ]);
  });

  it('is the small before the large, and a pipe before the parcel that it crosses', () => {
    const collections = ['boundary', 'cluster', 'zone', 'control-line', 'place', 'facility', 'project'];
    const others = collections.map((collection) => candidate(collection, collection));
    expect(idsInOrder(...others, line('sewage'), line('road'))).toEqual([
      'project',
      'facility',
      'place',
      'road',
      'sewage',
      'control-line',
      'zone',
      'cluster',
      'boundary',
    ]);
    expect(comesBefore(line('sewage'), 'zone')).toBe(true);
    expect(comesBefore(candidate('zone', 'a'), 'infrastructure')).toBe(false);
  });
});
