import { notFound, Problem } from '../http/problem.ts';
import type { Basemap } from './basemap.ts';

/** A tile as the service gave it. */
export interface BasemapTile {
  type: string;
  body: Buffer;
}

/** Longest that a service is waited for, in ms, and most bytes that a tile may have. */
const patienceMilliseconds = 8_000;
const mostBytes = 2 * 1024 * 1024;

/** Fetches tiles of the basemaps that are configured, and of nothing else; keys stay on this side. */
export class BasemapService {
  readonly basemaps: readonly Basemap[];

  constructor(basemaps: readonly Basemap[]) {
    this.basemaps = basemaps;
  }

  /** A tile of a layer of a basemap; throws a Problem (404, 502, 504). */
  async fetchTile(id: string, layer: number, z: number, x: number, y: number): Promise<BasemapTile> {
    const basemap = this.basemaps.find((each) => each.id === id);
    const address = basemap?.addresses[layer];
    if (!basemap || address === undefined) throw notFound('basemap-not-found', 'There is no such basemap.');
    if (!isInMatrix(basemap, z, x, y)) throw notFound('tile-not-found', 'The basemap has no such tile.');
    return fetchImage(address.replaceAll('{z}', `${z}`).replaceAll('{x}', `${x}`).replaceAll('{y}', `${y}`));
  }
}

/** Degrees are cut in twice as many columns as rows. */
function isInMatrix({ matrix, minZoom, maxZoom }: Basemap, z: number, x: number, y: number): boolean {
  const columns = 2 ** z;
  const rows = matrix === 'cgcs2000' ? columns / 2 : columns;
  return z >= minZoom && z <= maxZoom && x < columns && y < rows;
}

async function fetchImage(address: string): Promise<BasemapTile> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(patienceMilliseconds), redirect: 'error' });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new Problem(504, 'basemap-too-slow', 'The basemap’s own server did not answer in time.');
    throw unusable();
  }
  if (response.status === 404) {
    await response.body?.cancel();
    throw notFound('tile-not-found', 'The basemap has no such tile.');
  }
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/^image\/(png|jpeg|webp|gif)\b/.test(type)) {
    await response.body?.cancel();
    throw unusable();
  }
  return { type: type.split(';')[0]!, body: await readBounded(response) };
}

async function readBounded(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body!) {
      const bytes = part as Uint8Array;
      length += bytes.length;
      if (length > mostBytes) throw unusable();
      parts.push(bytes);
    }
  } catch (error) {
    throw error instanceof Problem ? error : unusable();
  }
  return Buffer.concat(parts);
}

function unusable(): Problem {
  return new Problem(502, 'basemap-unusable', 'The basemap’s own server did not give a picture.');
}
