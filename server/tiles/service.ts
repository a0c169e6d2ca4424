import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { limits } from '../limits.ts';
import { bufferShare, decimalsFor, renderTile } from './render-tile.ts';
import type { TileContent, TileRepository } from './repository.ts';
import { fullDetail, type TileDetail } from './thin-geometry.ts';
import { tileBounds, type Bounds, type TileAddress } from './tile-address.ts';
import { TileCache, type RenderedTile, type TileBody } from './tile-cache.ts';

const compress = promisify(gzip);
const emptyBody = Buffer.alloc(0);

/** Ever coarser ways to draw a tile that would grow past its limit. */
const details: TileDetail[] = [
  fullDetail,
  { step: 2, minSize: 8, maxPositions: 8_192, oneIn: 1 },
  { step: 4, minSize: 16, maxPositions: 4_096, oneIn: 1 },
  { step: 8, minSize: 32, maxPositions: 2_048, oneIn: 1 },
  { step: 16, minSize: 64, maxPositions: 1_024, oneIn: 1 },
  { step: 32, minSize: 128, maxPositions: 512, oneIn: 1 },
  // past this only what nobody draws: tens of thousands of shapes, each across much of the tile
  ...[1, 4, 16, 64, 256, 1_024].map((oneIn) => ({ step: 64, minSize: 512, maxPositions: 128, oneIn })),
];

/** Tiles of every scenario, rendered once and kept until something in them changes. */
export class TileService {
  readonly #repository: TileRepository;
  readonly #cache: TileCache;

  constructor(repository: TileRepository, cacheBytes: number) {
    this.#repository = repository;
    this.#cache = new TileCache((scenario, address) => this.#render(scenario, address), cacheBytes);
  }

  /** The tile at an address. At hand it comes at once, not as a promise: the hot path has no turn to lose. */
  tile(scenario: number, address: TileAddress): TileBody | Promise<TileBody> {
    return this.#cache.peek(scenario, address) ?? this.#cache.get(scenario, address);
  }

  /** Forget the tiles that a changeset touched; bounds in EPSG:3857. */
  invalidate(scenario: number, changeset: number, bounds: readonly Bounds[]): void {
    this.#cache.invalidate({ scenario, changeset, bounds });
  }

  async #render(scenario: number, address: TileAddress): Promise<RenderedTile> {
    const { changeset, from, isCertain } = await this.#repository.readState(scenario);
    const content = await this.#repository.readContent({
      scenario,
      from,
      zoom: address.z,
      box: tileBounds(address, bufferShare),
      decimals: decimalsFor(address.z),
    });
    return { ...(await encode(address, content)), changeset, isCertain };
  }
}

/** Render and compress, coarser and coarser until the tile is within its limit. */
async function encode(address: TileAddress, content: TileContent): Promise<TileBody> {
  for (const [attempt, detail] of details.entries()) {
    const body = renderTile(address, content, detail);
    if (body.length === 0)
      return { compressed: emptyBody, etag: 'empty', isTruncated: content.isTruncated || attempt > 0 };
    const compressed = await compress(body, { level: 6 });
    if (compressed.length > limits.tileBytesCompressed && attempt < details.length - 1) continue;
    return { compressed, etag: hash(body), isTruncated: content.isTruncated || attempt > 0 };
  }
  throw new Error('unreachable: the last detail is always taken');
}

function hash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}
