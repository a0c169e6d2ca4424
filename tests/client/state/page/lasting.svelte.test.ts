import { expect, it } from 'vitest';
import { lasting } from '../../../../client/state/page/lasting.svelte.ts';

class Doubled {
  value = $state(1);
  readonly twice = $derived(this.value * 2);
}

it('state that lasts goes on reckoning when the component that first asked for it is gone', () => {
  let doubled: Doubled | undefined;
  const leave = $effect.root(() => {
    doubled = lasting(() => new Doubled());
    expect(doubled.twice).toBe(2);
  });
  leave();
  doubled!.value = 21;
  expect(doubled!.twice).toBe(42);
});
