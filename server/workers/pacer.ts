import { setImmediate } from 'node:timers/promises';

/** How long others wait at a time, in milliseconds. */
const sliceMilliseconds = 6;

/** Lets others have their turn whenever a slice of time is used up. */
export function pacer(): () => Promise<void> | undefined {
  let begin = performance.now();
  return () => {
    if (performance.now() - begin < sliceMilliseconds) return undefined;
    return setImmediate().then(() => {
      begin = performance.now();
    });
  };
}
