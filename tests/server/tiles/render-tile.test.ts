import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tileLayers } from '#domain/collections/registry.ts';
import { doubledArea, findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { sql } from 'kysely';
import { ChangesetRepository } from '../../../server/changesets/repository.ts';
import { ChangesetService } from '../../../server/changesets/service.ts';
import type { Database } from '../../../server/database/database.ts';
import { readPlanFiles } from '../../../server/plans/plan-files.ts';
import { loadPlan } from '../../../server/plans/seed-plans.ts';
import { bufferShare, decimalsFor, renderTile } from '../../../server/tiles/render-tile.ts';
import { TileRepository } from '../../../server/tiles/repository.ts';
import { tileBounds, tileSideMeters, type TileAddress } from '../../../server/tiles/tile-address.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

const planFolder = join(import.meta.dirname, '../../../data/plans/taixin');

/** Tiles over the start-up zone, from the region to one street. */
const addresses: TileAddress[] = [4, 8, 10, 11, 12, 13, 14, 15, 16].flatMap((z) => {
  const x = Math.floor(((112.7 + 180) / 360) * 2 ** z);
  const latitude = (38.18 * Math.PI) / 180;
  const y = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * 2 ** z);
  return [-1, 0].flatMap((column) => [0, 1].map((row) => ({ z, x: x + column, y: y + row })));
});

/** Rings of a decoded feature, flat. */
function ringsOf(feature: VectorTileFeature): number[][] {
  return feature.loadGeometry().map((ring) => ring.flatMap(({ x, y }) => [x, y]));
}

/** Polygons of a decoded feature: an outer ring and what follows it wound the other way. */
function polygonsOf(feature: VectorTileFeature): number[][][] {
  const polygons: number[][][] = [];
  for (const ring of ringsOf(feature)) {
    if (doubledArea(ring) > 0) polygons.push([ring]);
    else polygons.at(-1)!.push(ring);
  }
  return polygons;
}

/** The same text for the same shape, wherever its rings begin and in whatever order they come. */
function normalise(feature: VectorTileFeature): string {
  const rings = ringsOf(feature).map((flat) => {
    const positions = flat.flatMap((x, at) => (at % 2 === 0 ? [`${x} ${flat[at + 1]}`] : []));
    if (feature.type !== 3) return positions.join(',');
    positions.pop();
    const start = positions.indexOf([...positions].sort()[0]!);
    return [...positions.slice(start), ...positions.slice(0, start)].join(',');
  });
  return JSON.stringify([feature.type, Object.entries(feature.properties).sort(), rings.sort()]);
}

function decode(bytes: Uint8Array): VectorTile {
  return new VectorTile(new PbfReader(bytes));
}

function featuresOf(tile: VectorTile): [string, VectorTileFeature][] {
  return Object.values(tile.layers).flatMap((layer) =>
    Array.from(
      { length: layer.length },
      (_, at) => [layer.name, layer.feature(at)] as [string, VectorTileFeature],
    ),
  );
}

/** What the first engine drew, for the second to compare with. */
const drawn = new Map<string, string[]>();

describeOnBothDatabases('a vector tile', (open, engine) => {
  let database: Database;
  let repository: TileRepository;
  let scenario: number;
  const tiles = new Map<string, VectorTile>();

  beforeAll(async () => {
    database = await open();
    const changesets = new ChangesetService(new ChangesetRepository(database));
    scenario = await loadPlan(database, changesets, await readPlanFiles(planFolder));
    repository = new TileRepository(database);
    for (const address of addresses) {
      const content = await repository.readContent({
        scenario,
        from: 'tiles',
        zoom: address.z,
        box: tileBounds(address, bufferShare),
        decimals: decimalsFor(address.z),
      });
      tiles.set(`${address.z}/${address.x}/${address.y}`, decode(renderTile(address, content)));
    }
  });

  it('holds valid polygons, wound by the specification', () => {
    let polygons = 0;
    for (const [key, tile] of tiles) {
      for (const [layer, feature] of featuresOf(tile)) {
        if (feature.type !== 3) continue;
        for (const rings of polygonsOf(feature)) {
          polygons += 1;
          expect(findPolygonFault(rings), `${key} ${layer} ${JSON.stringify(feature.properties)}`).toBeNull();
          expect(rings.slice(1).every((ring) => doubledArea(ring) < 0)).toBe(true);
        }
      }
    }
    expect(polygons).toBeGreaterThan(300);
  });

  it('carries an id, the declared fields, days and precision, and nothing else', () => {
    const allowed = new Map(
      [...tileLayers].map(([layer, { name, tile }]) => [
        layer,
        new Set([
          ...['id', 'from', 'to', 'precision', ...tile.fields],
          ...(layer === name ? [] : ['room', 'symbol']),
        ]),
      ]),
    );
    const seen = new Map<string, Set<string>>();
    for (const tile of tiles.values()) {
      for (const [layer, feature] of featuresOf(tile)) {
        const fields = seen.get(layer) ?? new Set();
        for (const field of Object.keys(feature.properties)) fields.add(field);
        seen.set(layer, fields);
      }
    }
    expect([...seen.keys()].sort()).toEqual([...tileLayers.keys()].sort());
    for (const [layer, fields] of seen)
      expect(
        [...fields].filter((field) => !allowed.get(layer)!.has(field)),
        layer,
      ).toEqual([]);
  });

  it('stays within its buffer', () => {
    for (const [key, tile] of tiles) {
      const boxes = featuresOf(tile).map(([, feature]) => feature.bbox!());
      expect(Math.min(...boxes.flat()), key).toBeGreaterThanOrEqual(-65);
      expect(Math.max(...boxes.flat()), key).toBeLessThanOrEqual(4096 + 65);
    }
  });

  it('merges parcels of one use at low zoom and shows each from zoom 13 on', () => {
    for (const [key, tile] of tiles) {
      const zones = featuresOf(tile).filter(([layer]) => layer === 'zone');
      const isMerged = Number(key.split('/')[0]) < 13;
      for (const [, { properties }] of zones) expect('id' in properties).toBe(!isMerged);
    }
  });

  it('covers at low zoom what the parcels cover', async () => {
    const { rows } = await sql<{
      area: number;
    }>`select sum(ST_Area(geom_3857)) as area from feature where collection = 'zone'`.execute(
      database.queries,
    );
    let units = 0;
    for (const address of addresses.filter(({ z }) => z === 11)) {
      const unit = tileSideMeters(address.z) / 4096;
      for (const [layer, feature] of featuresOf(tiles.get(`${address.z}/${address.x}/${address.y}`)!)) {
        if (layer !== 'zone') continue;
        // parts in the buffer are in the neighbour too
        units +=
          ringsOf(feature).reduce((sum, ring) => sum + doubledArea(clipToTile(ring)) / 2, 0) * unit * unit;
      }
    }
    expect(units / rows[0]!.area).toBeCloseTo(1, 2);
  });

  it('shows the same on both databases', () => {
    for (const [key, tile] of tiles) {
      const shown = featuresOf(tile)
        .map(([layer, feature]) => `${layer} ${normalise(feature)}`)
        .sort();
      const before = drawn.get(key);
      if (before) expect(shown, key).toEqual(before);
      else drawn.set(key, shown);
    }
    expect(drawn.size, engine).toBe(tiles.size);
  });
});

/** Sutherland and Hodgman, good enough to measure an area. */
function clipToTile(ring: number[]): number[] {
  let clipped = ring.slice(0, -2);
  for (const [axis, limit, sign] of [
    [0, 0, 1],
    [0, 4096, -1],
    [1, 0, 1],
    [1, 4096, -1],
  ] as const) {
    const kept: number[] = [];
    for (let at = 0; at < clipped.length; at += 2) {
      const next = (at + 2) % clipped.length;
      const [a, b] = [
        [clipped[at]!, clipped[at + 1]!],
        [clipped[next]!, clipped[next + 1]!],
      ] as const;
      const [isIn, isNextIn] = [(a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0];
      if (isIn) kept.push(a[0], a[1]);
      if (isIn === isNextIn) continue;
      const share = (limit - a[axis]) / (b[axis] - a[axis]);
      kept.push(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share);
    }
    clipped = kept;
  }
  return clipped.length > 0 ? [...clipped, clipped[0]!, clipped[1]!] : [];
}

describe('decimalsFor', () => {
  it('keeps an eighth of the grid at every zoom', () => {
    for (let zoom = 0; zoom <= 16; zoom++) {
      const unit = tileSideMeters(zoom) / 4096;
      expect(10 ** -decimalsFor(zoom)).toBeLessThanOrEqual(unit / 8);
    }
  });
});
