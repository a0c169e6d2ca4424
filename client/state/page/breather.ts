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

/** What a slice may take of a frame that is being drawn: of its 16 milliseconds the map itself takes half. */
const sliceOfFrame = 2;

/** A breather beside something that moves: one short slice for each frame that is drawn. */
export function frameBreather(): Breather {
  // whole milliseconds will do, and this clock is not led by the page's frames
  let start = Date.now();
  return {
    get isDue() {
      return Date.now() - start >= sliceOfFrame;
    },
    async breathe() {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      start = Date.now();
    },
  };
}

/** How many things are done between two looks at the clock. */
const stride = 256;

/** Work through the numbers from 0 to `count` in slices; `work` does those from its first argument up to its second. */
export async function inSlices(
  count: number,
  breather: Breather,
  work: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += stride) {
    work(from, Math.min(count, from + stride));
    if (breather.isDue) await breather.breathe();
  }
}
