import { spawn } from 'node:child_process';

/** A command that ended badly; `output` is what it said. */
export class CommandError extends Error {
  /**
   * @param {string} command
   * @param {string} ending
   * @param {string} output
   */
  constructor(command, ending, output) {
    super(`«${command}» ${ending}${output ? `:\n${output}` : ''}`);
    this.name = 'CommandError';
    this.output = output;
  }
}

/**
 * Run a command and wait for its end; its output is returned, and shown only when it fails (as part of the error).
 * Ends with this process: see `endChildren`.
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function runCommand(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const gather = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', gather);
    child.stderr?.on('data', gather);
    const whole = [command, ...parameters].join(' ');
    child.on('error', (error) =>
      reject(new CommandError(whole, `could not be started (${error.message})`, '')),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new CommandError(whole, `ended with ${signal ?? `code ${code}`}`, output.trim()));
    });
  });
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Spawn a process that `endChildren` knows of.
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startChild(command, parameters, options) {
  const child = spawn(command, parameters, options);
  children.add(child);
  child.on('close', () => children.delete(child));
  return child;
}

/**
 * Send a signal to every child that still runs.
 * @param {NodeJS.Signals} signal
 */
export function endChildren(signal) {
  for (const child of children) child.kill(signal);
}
