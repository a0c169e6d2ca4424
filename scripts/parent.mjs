/** How often the parent is looked for, ms. */
const lookMilliseconds = 250;

/**
 * Call `stop` once when npm has gone. A signal sent to npm ends the shell between npm and this process and never
 * arrives here; what does show is that the system gives this process another parent. On Windows it never does, and
 * there the console ends all of them. Started by hand, this process is meant to outlive its parent.
 * @param {() => void} stop
 */
export function whenNpmIsGone(stop) {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, lookMilliseconds);
  // looking is no reason to stay
  timer.unref();
}
