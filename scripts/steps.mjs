/** Long work told in lines that a person can follow. */

const tickMilliseconds = 1_000;

/**
 * Do a piece of work under a title. On a terminal the seconds count up; elsewhere a line is printed at the start and
 * one at the end.
 * @template Result
 * @param {string} title
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function runStep(title, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1_000).toFixed(1)} s`;
  const isTerminal = process.stdout.isTTY;
  process.stdout.write(isTerminal ? `  ${title} …` : `  ${title} …\n`);
  const timer = setInterval(() => {
    if (isTerminal)
      process.stdout.write(`\r  ${title} … ${Math.round((performance.now() - start) / 1_000)} s`);
  }, tickMilliseconds);
  try {
    const result = await work();
    process.stdout.write(`${isTerminal ? '\r' : ''}  ${title}: done in ${seconds()}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${isTerminal ? '\r' : ''}  ${title}: failed after ${seconds()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
