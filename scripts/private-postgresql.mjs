import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runCommand, startChild } from './run-command.mjs';

/** Oldest PostgreSQL that Dayu runs on. */
export const oldestPostgresql = 15;

const debianFolder = '/usr/lib/postgresql';
/** Longest that a server may take to answer its first connection. */
const startLimitMilliseconds = 30_000;
/** Another program may take the free port between our look and the server's start. */
const portAttempts = 5;

/**
 * A PostgreSQL of our own.
 * @typedef {object} PrivatePostgresql
 * @property {string} url of its database `postgres`; any other is made from there
 * @property {string} version
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill end its first process as a power cut would; the others end when they notice
 * @property {() => Promise<void>} startAgain on the same data and port, once it has ended
 * @property {(signal: 'SIGSTOP' | 'SIGCONT') => void} signalAll freeze every process of it, or let them go on
 */

/**
 * @typedef {object} RunningPostgresql
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<unknown>} ended
 */

/**
 * Folder of the programs of the newest installed PostgreSQL that has PostGIS, or null.
 * @returns {string | null}
 */
export function findPostgresqlPrograms() {
  if (!existsSync(debianFolder)) return null;
  const versions = readdirSync(debianFolder)
    .map(Number)
    .filter((version) => version >= oldestPostgresql)
    .filter((version) => existsSync(join(debianFolder, String(version), 'bin/initdb')))
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`));
  return versions.length > 0 ? join(debianFolder, String(Math.max(...versions)), 'bin') : null;
}

/**
 * Make a database cluster in `folder`, which must not exist, and serve it on a free port of the loopback interface.
 * It trusts everyone who can reach that port, and nothing else on the machine is read or touched. Whoever starts it
 * stops it and removes the folder.
 * @param {string} folder
 * @param {{ fsync: boolean }} options
 * @returns {Promise<PrivatePostgresql>}
 */
export async function startPrivatePostgresql(folder, { fsync }) {
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8'];
  return startOn(folder, fsync, 'initdb', [
    ...['--username=postgres', '--auth=trust', '--no-sync', '--no-instructions'],
    ...locale,
  ]);
}

/**
 * Make a streaming replica of a PostgreSQL of ours in `folder`, which must not exist, and serve it likewise.
 * @param {string} folder
 * @param {PrivatePostgresql} primary
 * @returns {Promise<PrivatePostgresql>}
 */
export async function startReplica(folder, primary) {
  const options = ['--write-recovery-conf', '--checkpoint=fast', '--no-sync'];
  return startOn(folder, false, 'pg_basebackup', [`--dbname=${primary.url}`, ...options]);
}

/**
 * Have one of PostgreSQL's programs make a data folder, and serve that.
 * @param {string} folder
 * @param {boolean} fsync
 * @param {'initdb' | 'pg_basebackup'} maker
 * @param {string[]} parameters
 * @returns {Promise<PrivatePostgresql>}
 */
async function startOn(folder, fsync, maker, parameters) {
  const programs = findPostgresqlPrograms();
  if (!programs)
    throw new Error(`no PostgreSQL ${oldestPostgresql} or later with PostGIS in ${debianFolder}`);
  const owner = unprivilegedUser();
  mkdirSync(folder, { mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = ['--pgdata', join(folder, 'data')];
  await runCommand(join(programs, maker), [...data, ...parameters], { ...owner, cwd: folder });
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const running = await serve(programs, folder, port, fsync, owner);
    if (running) return controlOf(running, port, folder, () => serve(programs, folder, port, fsync, owner));
    if (attempt === portAttempts) throw new Error(`PostgreSQL did not start:\n${readLog(folder)}`);
  }
}

/**
 * @param {RunningPostgresql} running
 * @param {number} port
 * @param {string} folder
 * @param {() => Promise<RunningPostgresql | null>} serveAgain
 * @returns {PrivatePostgresql}
 */
function controlOf(running, port, folder, serveAgain) {
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    running.child.kill(signal);
    await running.ended;
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    version: readFileSync(join(folder, 'data/PG_VERSION'), 'utf8').trim(),
    // immediate: the cluster is thrown away
    stop: () => end('SIGQUIT'),
    kill: () => end('SIGKILL'),
    startAgain: async () => {
      // while processes of the one before are there, another can't start
      for (const limit = performance.now() + startLimitMilliseconds; performance.now() < limit;) {
        const again = await serveAgain();
        if (again) {
          running = again;
          return;
        }
      }
      throw new Error(`PostgreSQL did not start again:\n${readLog(folder)}`);
    },
    signalAll: (signal) => {
      const { pid } = running.child;
      if (pid !== undefined) for (const each of [pid, ...childrenOf(pid)]) process.kill(each, signal);
    },
  };
}

/**
 * Processes that a process has started, on Linux.
 * @param {number} parent
 */
function childrenOf(parent) {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
}

/**
 * @param {string} programs
 * @param {string} folder
 * @param {number} port
 * @param {boolean} fsync
 * @param {{ uid: number, gid: number } | null} owner
 * @returns {Promise<RunningPostgresql | null>} null when it ended instead of starting
 */
async function serve(programs, folder, port, fsync, owner) {
  const data = join(folder, 'data');
  const settings = [
    ...[`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`],
    ...[`fsync=${fsync ? 'on' : 'off'}`, `synchronous_commit=${fsync ? 'on' : 'off'}`],
    ...['shared_buffers=128MB', 'max_connections=200', 'autovacuum_naptime=10min'],
    ...[
      'logging_collector=on',
      `log_directory=${folder}`,
      'log_filename=server.log',
      'log_min_messages=fatal',
    ],
  ].flatMap((setting) => ['-c', setting]);
  // its own process group: Ctrl-C reaches the tests first, and the server goes when they have gone
  const options = { ...owner, cwd: folder, stdio: /** @type {const} */ ('ignore'), detached: true };
  const child = startChild(join(programs, 'postgres'), ['-D', data, ...settings], options);
  const ended = new Promise((resolve) => child.on('close', resolve));
  let isEnded = false;
  void ended.then(() => (isEnded = true));
  child.on('error', () => (isEnded = true));
  const probe = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
  for (const limit = performance.now() + startLimitMilliseconds; performance.now() < limit && !isEnded;) {
    const isReady = await runCommand(join(programs, 'pg_isready'), probe).then(
      () => true,
      () => false,
    );
    // some other server may hold the port: only one whose own file says so is ours
    if (isReady && readPort(data) === port) {
      return { child, ended };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGQUIT');
  if (child.pid !== undefined) await ended;
  return null;
}

/**
 * The port that a running server wrote down, on the fourth line of its file.
 * @param {string} data
 */
function readPort(data) {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);
  } catch {
    return null;
  }
}

/** @param {string} folder */
function readLog(folder) {
  const file = join(folder, 'server.log');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-2_000) : '(it wrote no log)';
}

/**
 * PostgreSQL refuses to run as root. Root lends it the user of Debian's package, or nobody.
 * @returns {{ uid: number, gid: number } | null} null when we are not root and can be the owner ourselves
 */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null;
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, user], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // no such user here
    }
  }
  throw new Error('PostgreSQL may not run as root, and there is no user «postgres» or «nobody» to run it as');
}

/**
 * Let another user reach what lies in a folder of ours, without listing it.
 * @param {string} folder
 */
export function letOthersPass(folder) {
  chmodSync(folder, 0o711);
}

/** @returns {Promise<number>} */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
