import { describe, expect, it } from 'vitest';
import { createPeopleApi, type Scenario } from '../../../client/api/people-api.ts';

const from = { id: 1, plan: 'small' } as Scenario;
const title = { zh: '方案', en: 'Scenario' };

/** An answer that tells these lines and then breaks off, as a server that goes away does. */
const answerOf = (...lines: object[]) =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        for (const line of lines) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
        controller.close();
      },
    }),
  );

describe('a copy of a scenario', () => {
  const branch = (answer: () => Promise<Response>, signal = new AbortController().signal) => {
    const told: number[] = [];
    const made = createPeopleApi(answer as typeof fetch).branch(from, title, (at) => told.push(at), signal);
    return { told, made };
  };
  const unreachable = { code: 'unreachable', isUnreachable: true };

  it('tells how far it is, and what it has become', async () => {
    const answer = answerOf({ done: 1, of: 2 }, { scenario: { id: 5 } });
    const { told, made } = branch(() => Promise.resolve(answer));
    expect(await made).toEqual({ id: 5 });
    expect(told).toEqual([0.5]);
  });

  it('is told to have failed where the server is not reached, or goes away meanwhile', async () => {
    const { made } = branch(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(made).rejects.toMatchObject(unreachable);
    const cut = branch(() => Promise.resolve(answerOf({ done: 1, of: 2 })));
    await expect(cut.made).rejects.toMatchObject(unreachable);
    const problem = { status: 409, code: 'too-many-branches' };
    await expect(branch(() => Promise.resolve(answerOf({ problem }))).made).rejects.toMatchObject(problem);
  });

  it('ends as it was asked to, which is no failure of the server', async () => {
    const abort = new AbortController();
    const aborted = new DOMException('aborted', 'AbortError');
    abort.abort(aborted);
    await expect(branch(() => Promise.reject(aborted), abort.signal).made).rejects.toBe(aborted);
  });
});
