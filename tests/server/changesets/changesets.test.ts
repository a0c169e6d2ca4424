import { beforeAll, describe, expect, it } from 'vitest';
import { describeApi, expectProblem, placeAt, type Json, type Member } from '../../helpers/app.ts';

/** A place as the API takes it. */
function place(id: string | undefined, longitude: number, properties: object = {}): object {
  const { geometry, properties: own, provenance } = placeAt('x', longitude, 38.1);
  return {
    type: 'Feature',
    ...(id !== undefined && { id }),
    geometry,
    properties: { ...own, provenance, ...properties },
  };
}

/** A parcel: a square of a thousandth of a degree at a corner. */
function parcel(id: string, west: number, south: number, days: object = {}): object {
  const [east, north] = [west + 0.001, south + 0.001];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: {
      ...{ landUse: '0701', parcelCode: id.toUpperCase(), ...days },
      provenance: { source: 'drawn', precision: 'illustrative' },
    },
  };
}

const create = (feature: object, collection = 'place') => ({ kind: 'create', collection, feature });
const update = (feature: object, version: number, collection = 'place') => ({
  ...{ kind: 'update', collection, version, feature },
});

describeApi('changesets', (api) => {
  let planner: Member;
  let scenario: number;
  let base: string;

  beforeAll(async () => {
    planner = await api.member('planner');
    scenario = await planner.branch();
    base = `/api/scenarios/${scenario}`;
  });

  const commit = (changes: object[], headers: Record<string, string> = {}, who = planner) =>
    who.send('POST', `${base}/changesets`, { message: '修改', changes }, headers);
  const newest = async () => (await planner.json(`${base}/status`)).changeset as number;

  describe('of many changes', () => {
    it('are all or nothing: where one is stale, nothing is written, and it is said which (B10)', async () => {
      expect((await commit([create(place('many-0', 112.5))])).statusCode).toBe(201);
      const before = await newest();
      const changes = [
        ...Array.from({ length: 600 }, (_, at) => create(place(`many-new-${at}`, 112.5 + at / 1e4))),
        update(place('many-0', 112.6), 7),
      ];
      const refused = await commit(changes);
      expect(refused.statusCode).toBe(409);
      expect(refused.json()).toMatchObject({
        code: 'stale-version',
        conflictCount: 1,
        conflicts: [
          { index: 600, id: 'many-0', seen: 7, current: 1, now: { author: planner.name.toUpperCase() } },
        ],
      });
      expect(await newest()).toBe(before);
      expectProblem(await planner.send('GET', `${base}/collections/place/items/many-new-0`), 404);
    });

    it('are told of each that is stale, whatever was to become of it and wherever it stands (B10)', async () => {
      const there = Array.from({ length: 700 }, (_, at) => place(`old-${at}`, 112.5 + at / 1e4));
      expect((await commit(there.map((feature) => create(feature)))).statusCode).toBe(201);
      const before = await newest();
      const changes = there.map((feature, at): object => {
        if (at === 680) return { kind: 'delete', id: 'old-680', version: 2 };
        if (at === 690) return create(feature);
        return update(
          { ...feature, id: at === 650 ? 'never' : `old-${at}` },
          at === 100 || at === 400 ? 3 : 1,
        );
      });
      const places = async (of: object[]) => {
        const refused = await commit(of);
        expect(refused.statusCode).toBe(409);
        return refused
          .json<{ conflicts: { index: number; seen: number | null; current: number | null }[] }>()
          .conflicts.map(({ index, seen, current }) => [index, seen, current]);
      };
      const [early, late, lost] = [
        [100, 3, 1],
        [400, 3, 1],
        [650, 1, null],
      ];
      expect(await places(changes)).toEqual([early, late, lost, [680, 2, 1], [690, null, 1]]);
      // what was to be updated is known to be stale only while it is written
      const updates = changes.filter((_, at) => at !== 680 && at !== 690);
      expect(await places(updates)).toEqual([early, late, lost]);
      expect(await newest()).toBe(before);
      expect(await planner.json(`${base}/collections/place/items/old-0/history`)).toMatchObject({
        versions: [{ version: 1 }],
      });
    });

    it('are at most ten thousand (B10)', async () => {
      const changes = Array.from({ length: 10_001 }, (_, at) => ({
        kind: 'delete',
        id: `x-${at}`,
        version: 1,
      }));
      expectProblem(await commit(changes), 413, 'too-many-changes');
      expect((await commit(changes.slice(1))).statusCode).toBe(409);
    });

    it('give what has a temporary id another, wherever the others refer to it (B11)', async () => {
      const project = {
        type: 'Feature',
        id: '~b',
        geometry: { type: 'Point', coordinates: [113.2005, 38.2005] },
        properties: {
          ...{ name: '示例项目', projectClass: 'livelihood', parcel: '~a' },
          provenance: { source: 'drawn', precision: 'illustrative' },
        },
      };
      const answer = await commit([
        create(project, 'project'),
        create({ ...parcel('x', 113.2, 38.2), id: '~a' }, 'zone'),
      ]);
      expect(answer.statusCode, answer.body).toBe(201);
      const { ids } = answer.json<Json>();
      expect(ids['~a']).toMatch(/^zone-[0-9a-z]{10}$/);
      const made = await planner.json(`${base}/collections/project/items/${ids['~b']}`);
      expect(made.properties.parcel).toBe(ids['~a']);
    });

    it('change each feature once (B11)', async () => {
      for (const changes of [
        [create(place('twice', 112.5)), update(place('twice', 112.6), 1)],
        [create(place('~t', 112.5)), create(place('~t', 112.6))],
        [
          { kind: 'delete', id: 'many-0', version: 1 },
          { kind: 'delete', id: 'many-0', version: 1 },
        ],
      ]) {
        const refused = await commit(changes);
        expect([refused.statusCode, refused.json<Json>().code]).toEqual([422, 'invalid-change']);
      }
    });
  });

  it('take nothing that is not the author’s to say (B7)', async () => {
    for (const change of [
      { ...create(place('mine', 112.5)), author: 'someone' },
      { ...create(place('mine', 112.5)), version: 3 },
      create(place('mine', 112.5, { version: 9 })),
      create(place('mine', 112.5, { owner: 'x', role: 'admin' })),
      create(place('MINE', 112.5)),
      create(place('mine', 112.5), 'account'),
    ]) {
      const refused = await commit([change]);
      expect(refused.statusCode, refused.body).toBe(422);
    }
    for (const body of [{ message: 'x', changes: [], author: 'y' }, { changes: [create(place('a', 112))] }])
      expectProblem(await planner.send('POST', `${base}/changesets`, body), 400, 'invalid-parameter');
  });

  it('hold what was sent exactly, or refuse it (B13)', async () => {
    const name = '𠮷野家 “引号” \\ 👩‍👩‍👧 עברית';
    expect((await commit([create(place('exact', 112.5, { name }))])).statusCode).toBe(201);
    expect((await planner.json(`${base}/collections/place/items/exact`)).properties.name).toBe(name);
    for (const properties of [
      { name: 'a\u0000b' },
      { name: '\ud800' },
      { name: 'x'.repeat(300) },
      { validFrom: '2025-02-30' },
      { validFrom: { toString: null } },
      { validFrom: '2030-01-01', validTo: '2029-01-01' },
      { name: true },
      { provenance: { source: 'x', precision: 'illustrative', fields: { 'a\u0000': { source: 'x' } } } },
    ]) {
      const refused = await commit([create(place('refused', 112.5, properties))]);
      expect([refused.statusCode, refused.json<Json>().code], JSON.stringify(properties)).toEqual([
        422,
        'invalid-features',
      ]);
    }
  });

  it('say nothing in their message that can’t be seen, or that turns what stands beside it about', async () => {
    for (const message of ['a\u202eb', '\u200b', ' ']) {
      const changes = [create(place('unsaid', 112.5))];
      const refused = await planner.send('POST', `${base}/changesets`, { message, changes });
      expectProblem(refused, 422, 'invalid-message');
    }
    const changes = [create(place('said', 112.5))];
    const told = await planner.send('POST', `${base}/changesets`, { message: '两行\n第二行', changes });
    expect(told.statusCode, told.body).toBe(201);
  });

  it('read no body that is nested without end, or would change what all objects inherit (A14, A19, B14)', async () => {
    const send = (payload: string, type = 'application/json') =>
      api.request({
        method: 'POST',
        url: `${base}/changesets`,
        headers: { cookie: planner.cookie, 'content-type': type },
        payload,
      });
    expectProblem(await send('['.repeat(100_000)), 422, 'too-deep');
    expectProblem(await send('{"__proto__":{"polluted":1},"changes":[]}'), 400);
    expectProblem(await send('{"constructor":{"prototype":{"polluted":1}}}'), 400);
    expect(({} as Json).polluted).toBeUndefined();
    for (const type of ['text/plain', 'application/json-patch+json', 'application/x-www-form-urlencoded'])
      expectProblem(await send('{}', type), 415);
  });

  it('that would break a rule together: one is written, the other is told (B19)', async () => {
    const made = await Promise.all([
      commit([create(parcel('rule-a', 113.3, 38.3), 'zone')]),
      commit([create(parcel('rule-b', 113.3005, 38.3), 'zone')]),
    ]);
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const told = made.find(({ statusCode }) => statusCode === 409)!.json<Json>();
    expect(told.code).toBe('rule-broken');
    expect(told.broken[0]).toMatchObject({ rule: 'overlap', area: expect.closeTo(4_870, -2) });
    // beside it, or after it, there is room
    const beside = create(parcel('rule-c', 113.301, 38.3), 'zone');
    if (made[0].statusCode === 201) expect((await commit([beside])).statusCode).toBe(201);
  });

  it('leave no reference that leads nowhere', async () => {
    const lost = { name: '示例', projectClass: 'livelihood', parcel: 'no-such-parcel' };
    const project = {
      ...place('lost', 113.3),
      properties: { ...lost, provenance: { source: 'drawn', precision: 'illustrative' } },
    };
    const refused = await commit([create(project, 'project')]);
    expect(refused.json()).toMatchObject({
      code: 'rule-broken',
      broken: [{ rule: 'unknown-reference', feature: 'lost', other: 'no-such-parcel', field: 'parcel' }],
    });
  });

  it('leave each feature in its collection, where others refer to it', async () => {
    expect((await commit([create(parcel('stays', 113.5, 38.3), 'zone')])).statusCode).toBe(201);
    const moved = await commit([update(place('stays', 113.5), 1)]);
    expect(moved.statusCode, moved.body).toBe(422);
    expect(moved.json()).toMatchObject({ code: 'other-collection', features: ['stays'] });
    expect((await planner.json(`${base}/collections/zone/items/stays`)).id).toBe('stays');
  });

  it('can be sent again with their key: done once, answered alike; another request under it is refused', async () => {
    const key = { 'idempotency-key': 'a-key-of-ours' };
    const changes = [create(place('~once', 112.7)), create(place(undefined, 112.71))];
    const answers = await Promise.all([commit(changes, key), commit(changes, key), commit(changes, key)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map((one) => one.json<Json>().ids['~once'])).size).toBe(1);
    expect(new Set(answers.map((one) => one.json<Json>().changeset.number)).size).toBe(1);
    expectProblem(await commit([create(place('~other', 112.7))], key), 422, 'idempotency-key-reused');
    const somebody = await api.member('planner');
    expect((await commit([create(place('~once', 112.7))], key, somebody)).statusCode).toBe(201);
  });

  it('under one key for two scenarios at once: one is done, the other is told', async () => {
    const [one, other] = [await planner.branch(), await planner.branch()];
    for (let round = 0; round < 8; round++) {
      const answers = await Promise.all(
        [one, other].map((id) =>
          planner.send(
            'POST',
            `/api/scenarios/${id}/changesets`,
            { message: '同时', changes: [create(place(`both-${round}`, 112.7))] },
            { 'idempotency-key': `both-${round}` },
          ),
        ),
      );
      const refused = answers.find(({ statusCode }) => statusCode !== 201)!;
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
      expectProblem(refused, 422, 'idempotency-key-reused');
    }
  });

  it('of ids that can be none are refused', async () => {
    const items = `${base}/collections/place/items`;
    for (const id of [true, 5, ['abc'], {}, '', 'Ab', '~temporary']) {
      const refused = await planner.send('POST', items, { ...place(undefined, 112.9), id });
      expect(refused.statusCode, JSON.stringify(id)).toBe(422);
    }
    const made = await planner.send('POST', items, { ...place(undefined, 112.9), id: null });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.headers.location).toMatch(/\/place-[0-9a-z]{10}$/);
    for (const ids of [['\u0000'], ['../a'], ['a', '\ud800']])
      expectProblem(
        await planner.send('POST', `${base}/restorations`, { changeset: 0, ids }),
        400,
        'invalid-id',
      );
    for (const after of ['%00', '%20', 'A'])
      expectProblem(
        await planner.send('GET', `${base}/changesets/0/state?after=${after}`),
        400,
        'invalid-id',
      );
  });

  it('hold where one of the versions that may be there is', async () => {
    await commit([create(place('either', 112.95))]);
    const url = `${base}/collections/place/items/either`;
    const tags = [2, 1, 3].map((version) => `"${scenario}-${version}"`).join(', ');
    const replace = (match: string) =>
      planner.send('PUT', url, place('either', 112.96), { 'if-match': match });
    expect((await replace(tags)).statusCode).toBe(204);
    expect((await replace(`"${scenario}-1", "${scenario}-3"`)).statusCode).toBe(412);
  });

  it('of one feature are told by what people call it', async () => {
    const items = `${base}/collections/place/items`;
    const told = async () =>
      (await planner.json(`${base}/changesets?limit=1`)).changesets[0].message as string;
    const { properties } = place('~x', 112.9) as { properties: object };
    const send = (id: string, name: unknown) =>
      planner.send('POST', items, { ...place(id, 112.9), properties: { ...properties, name } });
    expect((await send('called', '大盂镇')).statusCode).toBe(201);
    expect(await told()).toBe('新增 / create 大盂镇');
    const tag = (await planner.send('GET', `${items}/called`)).headers['etag'] as string;
    expect((await planner.send('DELETE', `${items}/called`, undefined, { 'if-match': tag })).statusCode).toBe(
      204,
    );
    expect(await told()).toBe('删除 / delete 大盂镇');
    for (const name of ['\u0000', '\ud842', 5, {}, 'x'.repeat(5_000)])
      expect((await send('called-otherwise', name)).json()).toMatchObject({ code: 'invalid-features' });
  });

  it('lose no update of many editors who read, change and try again (B4)', async () => {
    expect((await commit([create(place('counter', 112.8, { name: '0' }))])).statusCode).toBe(201);
    const url = `${base}/collections/place/items/counter`;
    const addOne = async () => {
      for (;;) {
        const read = await planner.send('GET', url);
        const { properties } = read.json<Json>();
        const patch = { properties: { name: String(Number(properties.name) + 1) } };
        const written = await planner.send('PATCH', url, patch, { 'if-match': String(read.headers['etag']) });
        if (written.statusCode === 204) return;
        expect(written.statusCode, written.body).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 30 }, addOne));
    expect((await planner.json(url)).properties.name).toBe('30');
  });

  it('bring a deleted feature back as its next version, not as an old one (B5)', async () => {
    const url = `${base}/collections/place/items/phoenix`;
    await commit([create(place('phoenix', 112.9))]);
    const tag = String((await planner.send('GET', url)).headers['etag']);
    expect((await planner.send('DELETE', url, undefined, { 'if-match': tag })).statusCode).toBe(204);
    expectProblem(
      await planner.send('DELETE', url, undefined, { 'if-match': tag }),
      404,
      'feature-not-found',
    );
    expectProblem(await planner.send('PUT', url, place('phoenix', 113), { 'if-match': tag }), 404);
    const undone = await planner.send('POST', `${base}/changesets/${await newest()}/inverse`);
    expect(undone.json<Json>().features).toEqual([
      { id: 'phoenix', collection: 'place', version: 3, kind: 'create' },
    ]);
    const { versions } = await planner.json(`${url}/history`);
    expect(versions.map(({ version, kind }: Json) => [version, kind])).toEqual([
      [3, 'create'],
      [2, 'delete'],
      [1, 'create'],
    ]);
  });

  it('tell the history of a feature page by page, and its shapes only to who asks for them', async () => {
    const url = `${base}/collections/place/items/often`;
    const name = (at: number) => ({ name: `第${at}版` });
    await commit([create(place('often', 112.6, name(1)))]);
    for (let version = 1; version < 12; version++) {
      // moved in the tenth alone
      const longitude = version < 9 ? 112.6 : 112.61;
      expect((await commit([update(place('often', longitude, name(version + 1)), version)])).statusCode).toBe(
        201,
      );
    }
    const page = await planner.json(`${url}/history?limit=5`);
    expect(page.versions.map(({ version }: Json) => version)).toEqual([12, 11, 10, 9, 8]);
    expect(page.versions.map(({ isReshaped }: Json) => isReshaped)).toEqual([
      ...[false, false, true, false, false],
    ]);
    expect(page.versions[4]).toMatchObject({
      fields: [{ field: 'name', before: '第7版', after: '第8版' }],
      after: { geometry: null, properties: name(8) },
    });
    const rest = await planner.json(`${url}/history?before=${page.next}`);
    expect(rest.versions.map(({ version }: Json) => version)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(rest.next).toBeNull();
    expect(rest.versions.at(-1)).toMatchObject({ kind: 'create', before: null, isReshaped: true });
    const shapes = await planner.json(`${url}/history?geometry=true&limit=100`);
    expect(shapes.versions).toHaveLength(10);
    expect(shapes.next).toBe(3);
    expect(shapes.versions[2]).toMatchObject({
      isReshaped: true,
      before: { geometry: { coordinates: [112.6, 38.1] } },
      after: { geometry: { coordinates: [112.61, 38.1] } },
    });
    expectProblem(await planner.send('GET', `${url}/history?before=x`), 400, 'invalid-version');
    const stale = await commit([update(place('often', 112.7, name(3)), 3)]);
    expect(stale.json<Json>().conflicts[0]).toMatchObject({
      ...{ seen: 3, current: 12 },
      theirs: { fields: [{ field: 'name', before: '第3版', after: '第12版' }], isReshaped: true },
      yours: { fields: [], isReshaped: true },
    });
  });

  it('are listed with what they changed, and any state can be seen and come back to', async () => {
    const url = `${base}/collections/place/items/walker`;
    await commit([create(place('walker', 112.4, { name: '起点' }))]);
    const start = await newest();
    await commit([update(place('walker', 112.41, { name: '途中' }), 1)]);
    await commit([update(place('walker', 112.42, { name: '终点' }), 2), create(place('late', 112.43))]);
    const described = await planner.json(`${base}/changesets/${await newest()}`);
    expect(described.changes.map(({ id, kind }: Json) => [id, kind])).toEqual([
      ['late', 'create'],
      ['walker', 'update'],
    ]);
    expect(described.changes[1]).toMatchObject({
      isReshaped: true,
      fields: [{ field: 'name', before: '途中', after: '终点' }],
    });
    const state = await planner.json(`${base}/changesets/${start}/state?after=walke&limit=1`);
    expect(state.features[0]).toMatchObject({ id: 'walker', version: 1, properties: { name: '起点' } });
    const restored = await planner.send('POST', `${base}/restorations`, { changeset: start });
    expect(restored.statusCode, restored.body).toBe(201);
    expect((await planner.json(url)).properties.name).toBe('起点');
    expectProblem(await planner.send('GET', `${base}/collections/place/items/late`), 404);
    expectProblem(
      await planner.send('POST', `${base}/restorations`, { changeset: start }),
      409,
      'nothing-to-change',
    );
    const { changesets } = await planner.json(`${base}/changesets?limit=2`);
    expect(changesets).toHaveLength(2);
    const older = await planner.json(`${base}/changesets?limit=2&before=${changesets[1].number}`);
    expect(older.changesets[0].number).toBe(changesets[1].number - 1);
  });

  it('go on in a branch where its parent was, and neither hears of the other', async () => {
    await commit([create(place('shared', 112.3, { name: '共有' }))]);
    const parent = await newest();
    const answer = await planner.send('POST', '/api/plans/small/scenarios', {
      ...{ from: scenario, title: { zh: '支', en: 'Branch' } },
    });
    const branch = answer.json<Json>();
    expect(branch).toMatchObject({
      parent: scenario,
      baseChangeset: parent,
      changeset: parent,
      status: 'draft',
    });
    const inBranch = `/api/scenarios/${branch.id}`;
    const changed = await planner.send('POST', `${inBranch}/changesets`, {
      ...{ message: '支线', changes: [update(place('shared', 112.31, { name: '支线' }), 1)] },
    });
    expect(changed.json<Json>().changeset.number).toBe(parent + 1);
    await commit([update(place('shared', 112.32, { name: '干线' }), 1)]);
    expect((await planner.json(`${inBranch}/collections/place/items/shared`)).properties.name).toBe('支线');
    const { versions } = await planner.json(`${inBranch}/collections/place/items/shared/history`);
    expect(versions.map(({ version, after }: Json) => [version, after.properties.name])).toEqual([
      [2, '支线'],
      [1, '共有'],
    ]);
    const undone = await planner.send('POST', `${inBranch}/changesets/${parent + 1}/inverse`);
    expect(undone.statusCode, undone.body).toBe(201);
    expect((await planner.json(`${inBranch}/collections/place/items/shared`)).properties.name).toBe('共有');
  });

  it('begin in few branches of one person at once, so that others get theirs', async () => {
    const body = { from: await api.scenario('small'), title: { zh: '方案', en: 'Scenario' } };
    const [eager, other] = [await api.member('planner'), await api.member('planner')];
    const ask = (who: Member) => who.send('POST', '/api/plans/small/scenarios', body);
    const [own, beside] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => ask(eager))),
      ask(other),
    ]);
    expect(beside.statusCode).toBe(201);
    const refused = own.filter(({ statusCode }) => statusCode !== 201);
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) {
      expectProblem(one, 429, 'too-many-branches');
      expect(one.headers['retry-after']).toBe('5');
    }
    expect((await ask(eager)).statusCode).toBe(201);
  });

  it('are closed while a scenario is in review, and open when it is returned', async () => {
    const step = (who: Member, status: string) => who.send('PATCH', base, { status });
    const [viewer, reviewer] = [await api.member('viewer'), await api.member('reviewer')];
    expectProblem(await step(viewer, 'in-review'), 403, 'not-allowed');
    expectProblem(await step(reviewer, 'in-review'), 403, 'not-allowed');
    expect((await step(planner, 'in-review')).statusCode).toBe(200);
    expectProblem(await commit([create(place('closed', 112.5))]), 409, 'scenario-closed');
    expectProblem(await step(planner, 'published'), 409, 'no-such-step');
    expect((await step(reviewer, 'draft')).statusCode).toBe(200);
    expect((await commit([create(place('open', 112.5))])).statusCode).toBe(201);
  });

  it('change nothing that is published', async () => {
    const published = await api.scenario();
    const refused = await planner.send('POST', `/api/scenarios/${published}/changesets`, {
      ...{ message: 'x', changes: [create(place('new', 112.5))] },
    });
    expectProblem(refused, 409, 'scenario-closed');
    expectProblem(
      await planner.send('PATCH', `/api/scenarios/${published}`, { isArchived: true }),
      409,
      'scenario-published',
    );
  });

  it('rename what is under way to who plans, and what was decided to who publishes', async () => {
    const id = await planner.branch();
    const rename = (who: Member, scenarioId = id, change: object = {}) =>
      who.send('PATCH', `/api/scenarios/${scenarioId}`, { title: { zh: '新名', en: 'New name' }, ...change });
    const [viewer, publisher] = [await api.member('viewer'), await api.member('publisher')];
    expect((await rename(planner)).statusCode).toBe(200);
    expectProblem(await rename(viewer), 403, 'not-allowed');
    expectProblem(await rename(publisher), 403, 'not-allowed');
    expect((await rename(planner, id, { status: 'in-review' })).statusCode).toBe(200);
    expect((await rename(planner)).statusCode).toBe(200);
    // what there is no step to is told to who may take one
    const step = (who: Member) => who.send('PATCH', `/api/scenarios/${id}`, { status: 'approved' });
    expectProblem(await step(viewer), 403, 'not-allowed');
    expectProblem(await step(planner), 409, 'no-such-step');
    for (const status of ['approved', 'published'] as const) {
      const decided = status === 'published' ? await api.scenario() : await api.createDraft();
      await api.database.queries.updateTable('scenario').set({ status }).where('id', '=', decided).execute();
      expectProblem(await rename(planner, decided), 403, 'not-allowed');
      expect((await rename(publisher, decided)).statusCode).toBe(200);
    }
    const archived = { isArchived: true };
    expect((await planner.send('PATCH', `/api/scenarios/${id}`, archived)).statusCode).toBe(200);
    expectProblem(await rename(planner), 409, 'scenario-archived');
    expect((await rename(planner, id, { isArchived: false })).statusCode).toBe(200);
  });
});
