import { beforeAll, expect, it } from 'vitest';
import { describeApi, placeAt, type Json, type Member } from '../helpers/app.ts';
import { expectHistoryToLeadHere } from '../helpers/replay-history.ts';

const [editors, commits, counters] = [50, 2_000, 10];

/** A place as the API takes it, which counts something. */
function counting(id: string, count: number, longitude = 112.5): object {
  const { geometry, properties, provenance } = placeAt(id, longitude, 38.1, { name: String(count) });
  return { type: 'Feature', id, geometry, properties: { ...properties, provenance } };
}

describeApi('fifty editors of one scenario', (api) => {
  const members: Member[] = [];
  let scenario: number;
  let items: string;

  beforeAll(async () => {
    for (let at = 0; at < editors; at++) members.push(await api.member('planner'));
    scenario = await members[0]!.branch();
    items = `/api/scenarios/${scenario}/collections/place/items`;
    const changes = Array.from({ length: counters }, (_, at) => ({
      ...{ kind: 'create', collection: 'place', feature: counting(`counter-${at}`, 0) },
    }));
    expect((await send(members[0]!, changes)).statusCode).toBe(201);
  });

  const send = (member: Member, changes: object[]) =>
    member.send('POST', `/api/scenarios/${scenario}/changesets`, { message: '修改', changes });
  const updateOf = (feature: object, version: number) => ({
    ...{ kind: 'update', collection: 'place', version, feature },
  });

  /** Add one to a counter that others add to as well: whoever is told of a conflict goes on from what is there. */
  async function addOne(member: Member, counter: string, known: { version: number; count: number }) {
    for (;;) {
      const answer = await send(member, [
        updateOf(counting(counter, known.count + 1, 112.5 + known.count / 1e5), known.version),
      ]);
      if (answer.statusCode === 201) {
        known.version += 1;
        known.count += 1;
        return;
      }
      const { code, conflicts } = answer.json<Json>();
      expect([answer.statusCode, code], answer.body).toEqual([409, 'stale-version']);
      expect(conflicts[0]).toMatchObject({ id: counter, seen: known.version });
      known.version = conflicts[0].current;
      known.count = Number(conflicts[0].now.feature.properties.name);
    }
  }

  /** Change what nobody else changes, and once more from the version before, by the one way and the other. */
  async function changeOwn(member: Member, own: { id: string; version: number }, isStale: boolean) {
    const feature = counting(own.id, own.version, 112.6);
    const change =
      own.version === 0 ? { kind: 'create', collection: 'place', feature } : updateOf(feature, own.version);
    const answer = await send(member, [change]);
    expect(answer.statusCode, answer.body).toBe(201);
    own.version += 1;
    if (!isStale) return;
    const seen = own.version - 1;
    const refused = await send(member, [seen === 0 ? change : updateOf(feature, seen)]);
    expect(refused.statusCode, refused.body).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'stale-version',
      conflicts: [{ id: own.id, seen: seen === 0 ? null : seen, current: own.version }],
    });
    const tag = { 'if-match': `"${scenario}-${seen}"` };
    const failed = await member.send('PUT', `${items}/${own.id}`, feature, tag);
    expect(failed.statusCode, failed.body).toBe(412);
    expect(failed.json()).toMatchObject({ code: 'stale-version', current: own.version });
  }

  it('lose no change in two thousand commits, are told of every conflict, and leave a history that leads here', async () => {
    let begun = 0;
    await Promise.all(
      members.map(async (member, at) => {
        const own = { id: `own-${at}`, version: 0 };
        const known = Array.from({ length: counters }, () => ({ version: 1, count: 0 }));
        for (let number = begun++; number < commits; number = begun++) {
          const counter = number % counters;
          if (number % 2 === 0) await addOne(member, `counter-${counter}`, known[counter]!);
          else await changeOwn(member, own, number % 10 === 1);
        }
      }),
    );
    const counted = await Promise.all(
      Array.from({ length: counters }, (_, at) => members[0]!.json(`${items}/counter-${at}`)),
    );
    const sum = counted.reduce((total: number, { properties }: Json) => total + Number(properties.name), 0);
    expect(sum).toBe(commits / 2);
    // and the one that made the counters
    expect(await expectHistoryToLeadHere(api.database, scenario)).toBe(commits + 1);
  });
});
