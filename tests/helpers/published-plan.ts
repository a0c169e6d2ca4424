import { inject } from 'vitest';

/** Address of a server, without a slash at the end. */
export type ServerAddress = string;

declare module 'vitest' {
  interface ProvidedContext {
    publishedPlan: ServerAddress;
  }
}

/** A server with the delivered plan, for journeys that only look at it: see serve-published-plan.ts. */
export function publishedPlan(): ServerAddress {
  return inject('publishedPlan');
}
