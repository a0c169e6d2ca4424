import { ApiError } from './api-error.ts';
import type { Fetch } from './get-json.ts';
import type { PeopleApi } from './people-api.ts';
import { readPerson } from './session-api.ts';

/**
 * The API for people who work on plans, whose code comes when the first of them asks for something: everybody else only
 * asks who is signed in. Where the code does not come, the server is as good as unreachable.
 */
export function deferPeopleApi(
  fetch: Fetch,
  load = () => import('./people-api.ts').then(({ createPeopleApi }) => createPeopleApi(fetch)),
): PeopleApi {
  let loaded: Promise<PeopleApi> | null = null;
  const loadOnce = () => {
    loaded ??= load().catch((error: unknown) => {
      // asked for again next time
      loaded = null;
      throw new ApiError(0, 'unreachable', String(error));
    });
    return loaded;
  };
  type Method = (...parameters: unknown[]) => Promise<unknown>;
  return new Proxy({ person: () => readPerson(fetch) } as PeopleApi, {
    get:
      (present, name: keyof PeopleApi): Method =>
      async (...parameters) =>
        ((present[name] ?? (await loadOnce())[name]) as Method)(...parameters),
  });
}
