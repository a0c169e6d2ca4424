/**
 * The embedded engine's own thread: PGlite with PostGIS over a folder. It takes bytes of PostgreSQL's wire
 * protocol, one whole request at a time, and gives back the bytes of the answer. Whoever starts it sees to it that
 * requests come one after another.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Extension } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { postgis } from '@electric-sql/pglite-postgis';

/** What the thread is started with. */
export interface EngineWorkerData {
  dataFolder: string;
  /** Repacked PostGIS bundle; null means the one of the npm package. */
  postgisBundle: string | null;
  /** False only for throw-away databases. */
  fsync: boolean;
}

export type EngineRequest = { kind: 'protocol'; bytes: Uint8Array } | { kind: 'close' };
export type EngineReply =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string; code: string | null }
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'closed' };

async function serve(port: NonNullable<typeof parentPort>, data: EngineWorkerData): Promise<void> {
  const reply = (message: EngineReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  let engine: PGlite;
  try {
    engine = await openEngine(data);
  } catch (error) {
    reply({ kind: 'failed', ...describeFailure(error) });
    return;
  }
  port.on('message', async (request: EngineRequest) => {
    if (request.kind === 'close') {
      await engine.close();
      reply({ kind: 'closed' });
      return;
    }
    // the engine gives a view of its own memory or a fresh array; only a copy may be transferred
    const answer = (await engine.execProtocolRaw(request.bytes)).slice();
    if (!isWhole(answer)) throw new Error('the engine broke off in the middle of an answer');
    reply({ kind: 'answer', bytes: answer }, [answer.buffer]);
  });
  reply({ kind: 'ready' });
}

/** WASI's numbers of the errors that a folder can cause, under the names that Node gives them. */
const errorCodes: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

/** Emscripten throws plain objects that carry a number. */
function describeFailure(error: unknown): { message: string; code: string | null } {
  if (error instanceof Error)
    return { message: error.message, code: 'code' in error ? String(error.code) : null };
  const number = typeof error === 'object' && error !== null && 'errno' in error ? Number(error.errno) : null;
  const code = number === null ? null : (errorCodes[number] ?? null);
  return { message: code ?? JSON.stringify(error), code };
}

async function openEngine({ dataFolder, postgisBundle, fsync }: EngineWorkerData): Promise<PGlite> {
  const defaults = (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams;
  const engine = await PGlite.create({
    fs: new NodeFS(dataFolder),
    extensions: { postgis: postgisBundle ? withBundle(postgis, postgisBundle) : postgis, btree_gist },
    // `-F` would turn fsync off: what is acknowledged must be on the disk
    startParams: fsync
      ? [...defaults.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
      : defaults,
  });
  if (fsync) syncForReal(engine, dataFolder);
  return engine;
}

function withBundle(extension: Extension, bundle: string): Extension {
  return {
    name: extension.name,
    setup: async (...args) => ({ ...(await extension.setup(...args)), bundlePath: pathToFileURL(bundle) }),
  };
}

/** Where PGlite mounts the data folder in its own file system. */
const mountPoint = '/pglite/data';
/** WASI's number of EIO: PostgreSQL then stops rather than lose what it promised. */
const ioError = 29;

/** What Emscripten keeps of an open file: a descriptor, or for a folder only its path. */
interface OpenFile {
  nfd?: number;
  path: string;
}

/** Emscripten's NODEFS has no fsync of its own and answers success; give it the real one. */
function syncForReal(engine: PGlite, dataFolder: string): void {
  const module = engine.Module as unknown as {
    FS: { filesystems: { NODEFS: { stream_ops: Record<string, (file: OpenFile) => number> } } };
  };
  module.FS.filesystems.NODEFS.stream_ops['fsync'] = (file) => {
    try {
      if (file.nfd !== undefined) fs.fsyncSync(file.nfd);
      else syncFolder(join(dataFolder, file.path.slice(mountPoint.length)));
      return 0;
    } catch {
      // an exception of JavaScript would unwind the engine's stack and leave it broken
      return ioError;
    }
  };
}

function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** True when an answer ends with ReadyForQuery. One that does not comes from an engine that broke off half-way. */
function isWhole(answer: Uint8Array): boolean {
  const end = answer.length;
  return end >= 6 && answer[end - 6] === 0x5a && answer[end - 5] === 0 && answer[end - 2] === 5;
}

// last, when everything above has its value
if (parentPort) await serve(parentPort, workerData as EngineWorkerData);
