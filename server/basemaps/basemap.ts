import { readFile } from 'node:fs/promises';
import type { BilingualText } from '#domain/collections/definition.ts';
import { ConfigError } from '../config-error.ts';

/** Rows and columns that tiles are cut in: of the web's Mercator map, or of degrees in CGCS2000 (EPSG:4490). */
export type TileMatrix = 'web-mercator' | 'cgcs2000';

/** A ground from elsewhere that the plan can be drawn on. */
export interface Basemap {
  id: string;
  title: BilingualText;
  /** What must stand beside the map while it is shown. */
  attribution: string;
  /** The approval number (审图号) that the service names; null where it has none. */
  approval: string | null;
  matrix: TileMatrix;
  minZoom: number;
  maxZoom: number;
  /** Addresses of the tiles, the lowest layer first, with `{z}`, `{x}` and `{y}`. Keys are in them: never shown to anyone. */
  addresses: string[];
}

/** One entry of the file that DAYU_BASEMAPS names. */
interface Entry {
  id: string;
  title: BilingualText;
  attribution?: string;
  approval?: string | null;
  minZoom?: number;
  maxZoom?: number;
  /** Tianditu's layers in one of its two matrices, or addresses of tiles. */
  tianditu?: { layers: string[]; matrix: 'w' | 'c' };
  tiles?: string[];
  /** Of the tiles at these addresses; Mercator unless it is said. */
  matrix?: TileMatrix;
}

const entryFields = new Set<string>([
  'id',
  'title',
  'attribution',
  'approval',
  'minZoom',
  'maxZoom',
  'tianditu',
  'tiles',
  'matrix',
] satisfies (keyof Entry)[]);

/** Most layers that one basemap lays over each other: a picture, and its names. */
const mostLayers = 2;

/**
 * The basemaps of a file: a list of entries with `id`, `title` {zh, en}, `attribution`, `approval` and either `tiles`
 * (addresses with {z} {x} {y}, or the {TileMatrix} {TileCol} {TileRow} of a WMTS template) or `tianditu`
 * ({layers, matrix}). `${NAME}` stands for an environment variable, so that keys need not be in the file. Throws a
 * ConfigError that says what is wrong where.
 */
export async function readBasemaps(file: string, environment: NodeJS.ProcessEnv): Promise<Basemap[]> {
  const entries = parseEntries(await readText(file));
  const basemaps = entries.map((entry, at) =>
    basemapOf(entry, `DAYU_BASEMAPS, entry ${at + 1}`, environment),
  );
  const ids = basemaps.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new ConfigError(`DAYU_BASEMAPS: the id «${twice}» comes twice`);
  return basemaps;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new ConfigError('DAYU_BASEMAPS must name a file that can be read');
  }
}

function parseEntries(text: string): unknown[] {
  try {
    const entries: unknown = JSON.parse(text);
    if (Array.isArray(entries)) return entries;
  } catch {
    // said below
  }
  throw new ConfigError('DAYU_BASEMAPS must name a JSON file that holds a list');
}

function basemapOf(value: unknown, where: string, environment: NodeJS.ProcessEnv): Basemap {
  const entry = (typeof value === 'object' && value !== null ? value : {}) as Entry;
  const unknown = Object.keys(entry).find((name) => !entryFields.has(name));
  if (unknown !== undefined) throw new ConfigError(`${where}: there is no field «${unknown}»`);
  if (
    typeof entry.id !== 'string' ||
    !/^[a-z][a-z0-9-]{0,39}$/.test(entry.id) ||
    ['plain', 'grey'].includes(entry.id)
  )
    throw new ConfigError(`${where}: id must be lower-case letters, digits and hyphens, not plain or grey`);
  for (const language of ['zh', 'en'] as const)
    if (!isText(entry.title?.[language])) throw new ConfigError(`${where}: title must have zh and en`);
  const { tianditu } = entry;
  const addresses = tianditu ? tiandituAddresses(tianditu, where) : tileAddresses(entry.tiles, where);
  const [minZoom, maxZoom] = [entry.minZoom ?? 1, entry.maxZoom ?? 18];
  if (!isZoom(minZoom) || !isZoom(maxZoom) || minZoom > maxZoom)
    throw new ConfigError(`${where}: minZoom and maxZoom must be whole numbers from 0 to 22, in order`);
  const attribution = entry.attribution ?? (tianditu ? '天地图 · 国家地理信息公共服务平台' : '');
  if (!isText(attribution)) throw new ConfigError(`${where}: attribution must say whose map it is`);
  if (entry.approval !== undefined && entry.approval !== null && !isText(entry.approval))
    throw new ConfigError(`${where}: approval must be the approval number as a text, or null`);
  if (entry.matrix !== undefined && (tianditu || !['web-mercator', 'cgcs2000'].includes(entry.matrix)))
    throw new ConfigError(`${where}: matrix must be web-mercator or cgcs2000, and stand beside tiles`);
  return {
    id: entry.id,
    title: { zh: entry.title.zh, en: entry.title.en },
    attribution,
    approval: entry.approval ?? null,
    matrix: tianditu?.matrix === 'c' ? 'cgcs2000' : (entry.matrix ?? 'web-mercator'),
    minZoom,
    maxZoom,
    addresses: addresses.map((address) => withVariables(address, where, environment)),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200;
}

function isZoom(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 22;
}

/** The tile service of the national platform (WMTS, `w` in Mercator, `c` in degrees); needs a key of one's own. */
function tiandituAddresses({ layers, matrix }: NonNullable<Entry['tianditu']>, where: string): string[] {
  const isKnown = Array.isArray(layers) && layers.every((layer) => /^[a-z]{3}$/.test(layer));
  if (!isKnown || !isCount(layers.length) || !['w', 'c'].includes(matrix))
    throw new ConfigError(
      `${where}: tianditu must have layers such as ["img", "cia"] and the matrix "w" or "c"`,
    );
  return layers.map(
    (layer) =>
      `https://t0.tianditu.gov.cn/${layer}_${matrix}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
      `&STYLE=default&TILEMATRIXSET=${matrix}&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=\${TIANDITU_KEY}`,
  );
}

function isCount(count: number): boolean {
  return count >= 1 && count <= mostLayers;
}

function tileAddresses(tiles: unknown, where: string): string[] {
  if (!Array.isArray(tiles) || !isCount(tiles.length))
    throw new ConfigError(`${where}: tiles must be one or two addresses, or tianditu must be given`);
  return tiles.map((address: unknown) => {
    const named = String(address)
      .replaceAll(/\{TileMatrix\}/gi, '{z}')
      .replaceAll(/\{TileCol\}/gi, '{x}')
      .replaceAll(/\{TileRow\}/gi, '{y}');
    const isComplete = ['{z}', '{x}', '{y}'].every((place) => named.includes(place));
    if (!/^https?:\/\/[^/{}]+\//.test(named) || !isComplete)
      throw new ConfigError(
        `${where}: an address of tiles begins with http:// or https:// and a fixed host, and has {z}, {x} and {y}`,
      );
    return named;
  });
}

function withVariables(address: string, where: string, environment: NodeJS.ProcessEnv): string {
  return address.replaceAll(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_place, name: string) => {
    const value = environment[name];
    if (!value) throw new ConfigError(`${where}: the environment variable ${name} is not set`);
    return encodeURIComponent(value);
  });
}
