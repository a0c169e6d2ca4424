/**
 * Make state that outlives the component which first asks for it. What is derived in it would else belong to that
 * component, and stand still once it is gone.
 */
export function lasting<State>(make: () => State): State {
  let state: State | undefined;
  $effect.root(() => {
    state = make();
  });
  return state!;
}
