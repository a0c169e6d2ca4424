/** What GDAL, and with it QGIS, makes of the API: other people's readers, told nothing but an address. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FeatureCollection, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '#domain/collections/registry.ts';
import { describeApi, fixturePlans, placeAt, type Json } from '../../helpers/app.ts';

const run = promisify(execFile);
const base = '/api/published/small';

/** Turns a data source into GeoJSON as GDAL reads it. */
async function readByGdal(source: string, ...parameters: string[]): Promise<FeatureCollection> {
  const { stdout, stderr } = await run(
    'ogr2ogr',
    ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '/vsistdout/', source, ...parameters],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as FeatureCollection;
}

function positionsOf(geometry: Json): Position[] {
  const flat = (value: Json): Position[] =>
    typeof value[0] === 'number' ? [value as Position] : value.flatMap(flat);
  return flat(geometry.coordinates);
}

describeApi('GDAL', (api) => {
  let source: string;
  let address: string;
  let folder: string;
  beforeAll(async () => {
    address = await api.listen();
    source = `OAPIF:${address}${base}`;
    folder = await mkdtemp(join(tmpdir(), 'dayu-gdal-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('opens the landing page and finds every collection under its title', async () => {
    const { stdout } = await run('ogrinfo', [source]);
    for (const { name, title } of collections) expect(stdout).toContain(`${name} (title: ${title.zh})`);
  });

  it.each(collections.map(({ name }) => name))(
    'reads all of «%s»: ids, geometries and properties as they were written',
    async (name) => {
      const written = JSON.parse(
        await readFile(join(fixturePlans, `small/${name}.geojson`), 'utf8'),
      ) as FeatureCollection;
      const read = await readByGdal(source, name);
      expect(read.features).toHaveLength(written.features.length);
      for (const { id, geometry, properties } of written.features) {
        const found = read.features.find((feature) => feature.id === id || feature.properties?.['id'] === id);
        expect(found?.geometry, String(id)).toEqual(geometry);
        expect(found?.properties?.['name']).toEqual(properties?.['name'] ?? found?.properties?.['name']);
      }
    },
  );

  // before the many without a name: GDAL takes the fields of the first page for those of all
  it.each([
    ["name = '大盂镇'", ['town']],
    ["kind = 'village' AND id = 'taveuni-east'", ['taveuni-east']],
    ["name LIKE '%of the line' OR rank = 6", ['taveuni-east', 'taveuni-west', 'town']],
    ['rank > 5', ['town']],
  ])('filters by «%s»', async (where, ids) => {
    const { features } = await readByGdal(source, 'place', '-where', where);
    expect(features.map(({ id, properties }) => String(id ?? properties?.['id'])).sort()).toEqual(ids);
  });

  it('follows the pages of a long collection to their end', async () => {
    await api.commit(
      Array.from({ length: 230 }, (_, at) => ({
        kind: 'create' as const,
        feature: placeAt(`paged-${String(at).padStart(3, '0')}`, 110 + at / 100, 36),
      })),
    );
    const { features } = await readByGdal(source, 'place', '-oo', 'PAGE_SIZE=50');
    const ids = features.map(({ id, properties }) => String(id ?? properties?.['id']));
    expect(ids.filter((id) => id.startsWith('paged-'))).toHaveLength(230);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks for a rectangle and gets what lies in it', async () => {
    const { features } = await readByGdal(source, 'place', '-spat', '110.995', '35.9', '111.105', '36.1');
    expect(features.map(({ id, properties }) => String(id ?? properties?.['id'])).sort()).toEqual(
      Array.from({ length: 11 }, (_, at) => `paged-${100 + at}`),
    );
  });

  it.each([
    ['http://www.opengis.net/def/crs/EPSG/0/4547', 'EPSG:4547', true, 1e-3],
    ['http://www.opengis.net/def/crs/EPSG/0/3857', 'EPSG:3857', false, 1e-3],
    ['http://www.opengis.net/def/crs/EPSG/0/4490', 'EPSG:4490', true, 1e-9],
  ])('computes the coordinates that we answer in %s', async (crs, code, isSwapped, tolerance) => {
    const ours = await api.json(`${base}/collections/zone/items?limit=1000&crs=${encodeURIComponent(crs)}`);
    const file = join(folder, 'zone.geojson');
    await writeFile(file, JSON.stringify(await api.json(`${base}/collections/zone/items?limit=1000`)));
    const theirs = await readByGdal(
      file,
      ...['-s_srs', 'EPSG:4490', '-t_srs', code, '-lco', 'RFC7946=NO', '-lco', 'WRITE_BBOX=NO'],
    );
    for (const [at, feature] of ours.features.entries()) {
      const expected = positionsOf(theirs.features[at]!.geometry);
      for (const [place, [first, second]] of positionsOf(feature.geometry).entries()) {
        // GDAL writes x before y whatever the register says; the API writes what the register says
        const [x, y] = isSwapped ? [second!, first!] : [first!, second!];
        expect(Math.abs(x - expected[place]![0]!)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(y - expected[place]![1]!)).toBeLessThanOrEqual(tolerance);
      }
    }
  });

  describe('reads tiles', () => {
    /** A tile in a file under its address, by which GDAL knows where it lies. */
    async function tileFile(z: number, y: number, x: number): Promise<string> {
      const column = join(folder, String(z), String(x));
      await mkdir(column, { recursive: true });
      const file = join(column, `${y}.pbf`);
      await writeFile(file, await api.tile('small', z, y, x));
      return file;
    }

    it('with the layers, fields and places that the API has', async () => {
      const file = await tileFile(14, 6308, 13321);
      const { stdout } = await run('ogrinfo', ['-ro', '-q', file]);
      expect(stdout).toMatch(/\bzone\b/);
      const { features } = await readByGdal(file, 'zone', '-t_srs', 'EPSG:4490');
      const items = await api.json(`${base}/collections/zone/items?limit=1000`);
      expect(features.length).toBeGreaterThan(0);
      for (const { properties, geometry } of features) {
        const item = items.features.find((feature: Json) => feature.id === properties?.['id']);
        expect(properties).toMatchObject({ landUse: item.properties.landUse });
        // a unit of the tile's grid is about half a metre here, and tiles are cut a little beyond their edge
        const [west, south, east, north] = boundsOf(positionsOf(item.geometry));
        for (const [x, y] of positionsOf(geometry)) {
          expect(x!).toBeGreaterThan(west - 1e-5);
          expect(x!).toBeLessThan(east + 1e-5);
          expect(y!).toBeGreaterThan(south - 1e-5);
          expect(y!).toBeLessThan(north + 1e-5);
        }
      }
    });

    it('in which every polygon is valid to GEOS, at every zoom', async () => {
      let checked = 0;
      for (const [z, y, x] of tilesAround(112.7099, 38.1899)) {
        const file = await tileFile(z, y, x);
        const { stdout } = await run('ogrinfo', ['-ro', '-q', file]);
        const layers = [...stdout.matchAll(/^\d+: ([a-z-]+) \(.*Polygon\)/gm)].map(([, layer]) => layer!);
        for (const layer of layers) {
          const sql = `select count(*) as n, sum(ST_IsValid(geometry)) as valid from "${layer}"`;
          const [row] = (await readByGdal(file, '-dialect', 'SQLite', '-sql', sql)).features;
          expect(row?.properties?.['valid'], `${z}/${y}/${x} ${layer}`).toBe(row?.properties?.['n']);
          checked += Number(row?.properties?.['n']);
        }
      }
      expect(checked).toBeGreaterThan(20);
    });
  });
});

function boundsOf(positions: Position[]): [number, number, number, number] {
  const xs = positions.map(([x]) => x!);
  const ys = positions.map(([, y]) => y!);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Zoom, row and column of the tiles that a place lies in. */
function tilesAround(longitude: number, latitude: number): [number, number, number][] {
  return [4, 8, 10, 12, 13, 14, 16].map((z) => [
    z,
    Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
    Math.floor(((longitude + 180) / 360) * 2 ** z),
  ]);
}
