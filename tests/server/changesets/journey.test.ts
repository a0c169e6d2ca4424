import { once } from 'node:events';
import { WebSocket } from 'ws';
import { expect, it } from 'vitest';
import { describeApi, expectProblem, placeAt, type Json } from '../../helpers/app.ts';

/** What a connection has heard, and the next of a kind. */
class Heard {
  readonly #messages: Json[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.#messages.push(JSON.parse(data.toString()));
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  async next(type: string): Promise<Json> {
    for (;;) {
      const at = this.#messages.findIndex((message) => message.type === type);
      if (at >= 0) return this.#messages.splice(0, at + 1).at(-1);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

describeApi('a change that one person makes and another sees', (api) => {
  it('goes from the first link to a parcel that is changed, seen elsewhere, and taken back', async () => {
    // the first start prints a link
    const link = (await api.accounts.prepareFirst())!;
    const password = 'a quiet valley in autumn';
    const used = await api.request({
      method: 'POST',
      url: '/api/links/use',
      payload: { token: link, password, name: 'wang', displayName: '王工' },
    });
    expect(used.statusCode, used.body).toBe(204);
    expect(await api.accounts.prepareFirst()).toBeNull();
    const signIn = await api.request({
      method: 'POST',
      url: '/api/session',
      payload: { name: ' WANG', password },
    });
    expect(signIn.statusCode, signIn.body).toBe(204);
    const cookie = String(signIn.headers['set-cookie']).split(';')[0]!;
    expect(await api.get('/api/session', { cookie }).then((answer) => answer.json())).toMatchObject({
      account: { name: 'wang', displayName: '王工' },
      memberships: [{ plan: null, role: 'admin' }],
    });

    // a draft
    const planner = await api.member('planner');
    const scenario = await planner.branch();
    const items = `/api/scenarios/${scenario}/collections/place/items`;
    const created = await planner.send('POST', `/api/scenarios/${scenario}/changesets`, {
      message: '加一处村庄',
      changes: [{ kind: 'create', collection: 'place', feature: asFeature('~1', 112.5, 38.1) }],
    });
    expect(created.statusCode, created.body).toBe(201);
    const { ids, changeset } = created.json<Json>();
    const id = ids['~1'];
    expect(changeset.author).toBe(planner.name.toUpperCase());

    // another screen
    const address = await api.listen();
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, {
      headers: { cookie, origin: address },
    });
    const heard = new Heard(socket);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'subscribe', scenario, after: changeset.number - 1 }));
    expect(await heard.next('changeset')).toMatchObject({ number: changeset.number, features: [{ id }] });
    expect(await heard.next('subscribed')).toMatchObject({ scenario, changeset: changeset.number });

    // a parcel moves
    const before = await planner.send('GET', `${items}/${id}`);
    const tag = String(before.headers['etag']);
    const moved = asFeature(id, 112.6, 38.1);
    expectProblem(await planner.send('PUT', `${items}/${id}`, moved), 428, 'precondition-required');
    const put = await planner.send('PUT', `${items}/${id}`, moved, { 'if-match': tag });
    expect(put.statusCode, put.body).toBe(204);
    const told = await heard.next('changeset');
    expect(told).toMatchObject({
      number: changeset.number + 1,
      features: [{ id, version: 2, kind: 'update' }],
    });
    expect(told.bounds).toHaveLength(2);
    const stale = await planner.send('PUT', `${items}/${id}`, moved, { 'if-match': tag });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'stale-version', current: 2 });

    // and is taken back
    const undo = await planner.send(
      'POST',
      `/api/scenarios/${scenario}/changesets/${changeset.number + 1}/inverse`,
    );
    expect(undo.statusCode, undo.body).toBe(201);
    expect(await heard.next('changeset')).toMatchObject({ inverseOf: changeset.number + 1 });
    const after = await planner.json(`${items}/${id}`);
    expect(after.geometry.coordinates).toEqual([112.5, 38.1]);
    const history = await planner.json(`${items}/${id}/history`);
    expect(history.versions.map(({ kind }: Json) => kind)).toEqual(['update', 'update', 'create']);
    socket.close();
  });

  it('is seen by nobody without a role, and made by nobody whose role is to look', async () => {
    const planner = await api.member('planner');
    const scenario = await planner.branch();
    const url = `/api/scenarios/${scenario}/changesets`;
    const payload = {
      message: 'x',
      changes: [{ kind: 'create', collection: 'place', feature: asFeature('p-1', 112.5, 38.1) }],
    };
    expectProblem(await api.request({ method: 'POST', url, payload }), 401, 'sign-in-needed');
    expectProblem(await (await api.member(null)).send('POST', url, payload), 404, 'scenario-not-found');
    expectProblem(await (await api.member('viewer')).send('POST', url, payload), 403, 'not-allowed');
    expect((await planner.send('POST', url, payload)).statusCode).toBe(201);
  });
});

function asFeature(id: string, longitude: number, latitude: number): object {
  const { geometry, properties, provenance } = placeAt('x', longitude, latitude);
  return { type: 'Feature', id, geometry, properties: { ...properties, provenance } };
}
