import { Worker } from 'node:worker_threads';

/**
 * Start a worker thread from a module given without its ending, relative to `importer` (an `import.meta.url`). The
 * built server has the module as `.js` beside it; run from TypeScript, the thread must load the TypeScript loader
 * itself before the module, because loaders are not inherited by threads.
 */
export function startWorker(module: string, importer: string, workerData: unknown): Worker {
  if (!importer.endsWith('.ts')) return new Worker(new URL(`${module}.js`, importer), { workerData });
  const url = new URL(`${module}.ts`, importer).href;
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}); })`;
  return new Worker(code, { eval: true, workerData });
}
