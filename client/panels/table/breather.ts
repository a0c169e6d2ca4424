/** Milliseconds of work after which the page may do something else: a frame of 60 a second has 16. */
const sliceMilliseconds = 8;

/** Long work in slices: asked often whether it is time to let the page answer, and how. */
export interface Breather {
  readonly isDue: boolean;
  breathe(): Promise<void>;
}

/** A breather by the clock of the page. */
export function clockBreather(): Breather {
  let start = performance.now();
  return {
    get isDue() {
      return performance.now() - start > sliceMilliseconds;
    },
    async breathe() {
      await new Promise((resolve) => setTimeout(resolve));
      start = performance.now();
    },
  };
}
