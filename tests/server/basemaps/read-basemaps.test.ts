import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBasemaps } from '../../../server/basemaps/basemap.ts';
import { ConfigError } from '../../../server/config-error.ts';

const title = { zh: '影像', en: 'Imagery' };
const xyz = {
  id: 'photo',
  title,
  attribution: '某图',
  tiles: ['https://tiles.example/{z}/{x}/{y}.png?k=${KEY}'],
};

describe('the file of basemaps', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-basemaps-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function read(
    content: unknown,
    environment: NodeJS.ProcessEnv = { KEY: 'a&b', TIANDITU_KEY: 'tk1' },
  ) {
    const file = join(folder, 'basemaps.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readBasemaps(file, environment);
  }

  it('gives addresses of tiles with keys from the environment', async () => {
    const [basemap] = await read([{ ...xyz, approval: 'GS(2024)0001号', maxZoom: 17 }]);
    expect(basemap).toEqual({
      id: 'photo',
      title,
      attribution: '某图',
      approval: 'GS(2024)0001号',
      matrix: 'web-mercator',
      minZoom: 1,
      maxZoom: 17,
      addresses: ['https://tiles.example/{z}/{x}/{y}.png?k=a%26b'],
    });
  });

  it('takes the template of a WMTS as it stands in its capabilities', async () => {
    const tiles = ['https://wmts.example/img/{TileMatrix}/{TileRow}/{TileCol}.jpg'];
    const [basemap] = await read([{ ...xyz, tiles, matrix: 'cgcs2000' }]);
    expect(basemap!.matrix).toBe('cgcs2000');
    expect(basemap!.addresses).toEqual(['https://wmts.example/img/{z}/{y}/{x}.jpg']);
  });

  it('knows the addresses of Tianditu in both of its matrices', async () => {
    const entry = { id: 'tianditu', title, tianditu: { layers: ['img', 'cia'], matrix: 'c' } };
    const [basemap] = await read([entry]);
    expect(basemap).toMatchObject({
      matrix: 'cgcs2000',
      attribution: expect.stringContaining('天地图') as string,
    });
    expect(basemap!.addresses).toHaveLength(2);
    expect(basemap!.addresses[1]).toContain('/cia_c/wmts?');
    expect(basemap!.addresses[1]).toContain('tk=tk1');
    const [inMercator] = await read([{ ...entry, tianditu: { layers: ['vec'], matrix: 'w' } }]);
    expect(inMercator!.matrix).toBe('web-mercator');
  });

  it.each([
    ['no list', '{}', /holds a list/],
    ['no JSON', 'hello', /holds a list/],
    ['no object', ['photo'], /entry 1: id/],
    ['a field nobody knows', [{ ...xyz, key: 'x' }], /no field «key»/],
    ['an id of a ground that is there', [{ ...xyz, id: 'grey' }], /entry 1: id/],
    ['an id with a slash', [{ ...xyz, id: 'a/b' }], /entry 1: id/],
    ['an id twice', [xyz, xyz], /comes twice/],
    ['a title in one language', [{ ...xyz, title: { zh: '影像' } }], /title must have zh and en/],
    ['nobody’s map', [{ ...xyz, attribution: ' ' }], /attribution/],
    ['no tiles', [{ ...xyz, tiles: [] }], /one or two addresses/],
    ['three layers', [{ ...xyz, tiles: [xyz.tiles[0], xyz.tiles[0], xyz.tiles[0]] }], /one or two addresses/],
    ['a host to be filled in', [{ ...xyz, tiles: ['https://{x}.example/{z}/{x}/{y}'] }], /fixed host/],
    ['another scheme', [{ ...xyz, tiles: ['file:///etc/{z}/{x}/{y}'] }], /http/],
    ['no place for y', [{ ...xyz, tiles: ['https://tiles.example/{z}/{x}'] }], /\{y\}/],
    ['zooms in the wrong order', [{ ...xyz, minZoom: 9, maxZoom: 3 }], /minZoom/],
    ['a matrix that nobody cuts in', [{ ...xyz, matrix: 'lambert' }], /matrix/],
    ['an approval that is no text', [{ ...xyz, approval: 7 }], /approval/],
    ['no layers', [{ id: 'a', title, tianditu: { layers: [], matrix: 'w' } }], /layers/],
    ['a matrix nobody knows', [{ id: 'a', title, tianditu: { layers: ['img'], matrix: 'x' } }], /matrix/],
  ])('refuses %s, and says where', async (_what, content, message) => {
    await expect(read(content)).rejects.toThrow(ConfigError);
    await expect(read(content)).rejects.toThrow(message);
  });

  it('refuses a key that is not set, and a file that is not there', async () => {
    await expect(read([xyz], {})).rejects.toThrow(/KEY is not set/);
    await expect(readBasemaps(join(folder, 'none.json'), {})).rejects.toThrow(/can be read/);
  });
});
