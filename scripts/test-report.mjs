/**
 * @typedef {object} TestFile
 * @property {string} status
 * @property {{ status: string }[]} assertionResults
 */

/**
 * Count the tests in a report of Vitest's JSON reporter. A file that could not even be loaded counts as one failed
 * test, and so does a run that ended badly without naming any.
 * @param {string | null} report null when there is none
 * @param {boolean} endedWell
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report, endedWell) {
  /** @type {TestFile[]} */
  const files = report ? JSON.parse(report).testResults : [];
  const count = (/** @type {TestFile} */ file, /** @type {string} */ status) =>
    file.assertionResults.filter((test) => test.status === status).length;
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    passed += count(file, 'passed');
    failed += count(file, 'failed') || (file.status === 'failed' ? 1 : 0);
  }
  return { passed, failed: failed || (endedWell ? 0 : 1) };
}
