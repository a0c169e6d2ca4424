import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { maxZoom, tileSideMeters, type TileAddress } from '../../../server/tiles/tile-address.ts';
import { deliveredPlans, describeApi, placeAt, type TestApi } from '../../helpers/app.ts';

const halfWorldMeters = Math.PI * 6_378_137;

/** The tile that a longitude and latitude lie in. */
function tileAt(z: number, longitude: number, latitude: number): TileAddress {
  const x = ((longitude + 180) / 360) * 2 ** z;
  const y = ((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z;
  return { z, x: Math.floor(x), y: Math.floor(y) };
}

/** Longitude and latitude of a tile's north-western corner. */
function cornerOf({ z, x, y }: TileAddress): [number, number] {
  const latitude = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z)));
  return [(x / 2 ** z) * 360 - 180, (latitude * 180) / Math.PI];
}

async function labelsIn(
  api: TestApi,
  { z, x, y }: TileAddress,
  plan = 'small',
): Promise<VectorTileFeature[]> {
  const layer = new VectorTile(new PbfReader(await api.tile(plan, z, y, x))).layers['zone-label'];
  return Array.from({ length: layer?.length ?? 0 }, (_, at) => layer!.feature(at));
}

/** A parcel across the north-western corner of a tile, more of it to one side than to the other. */
function parcelAcross(tile: TileAddress, id: string, [west, east]: [number, number]): FeatureState {
  const [longitude, latitude] = cornerOf(tile);
  const [south, north] = [latitude - 0.001, latitude + 0.002];
  return {
    ...placeAt(id, 0, 0),
    collection: 'zone',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [longitude - west, south],
          [longitude + east, south],
          [longitude + east, north],
          [longitude - west, north],
          [longitude - west, south],
        ],
      ],
    },
    properties: { landUse: '0701', parcelCode: 'A-01', farMax: 2.5, heightMax: 60, note: 'not for tiles' },
    validFrom: '2024-12-08',
  };
}

/** The four tiles around the north-western corner of one: west and east, north and south of it. */
function around({ z, x, y }: TileAddress): TileAddress[] {
  return [0, 1].flatMap((row) => [0, 1].map((column) => ({ z, x: x - 1 + column, y: y - 1 + row })));
}

/** Tiles, of those around a corner, in which a parcel is named, by their place in the list. */
async function namedIn(api: TestApi, corner: TileAddress, id: string): Promise<number[]> {
  const labels = await Promise.all(around(corner).map((tile) => labelsIn(api, tile)));
  return labels.flatMap((found, at) =>
    found.filter(({ properties }) => properties['id'] === id).map(() => at),
  );
}

describeApi('the labels of a tile', (api) => {
  const corner = tileAt(15, 113.4, 38.6);

  it('name a parcel that crosses four tiles in exactly one, in its middle', async () => {
    await api.commit([{ kind: 'create', feature: parcelAcross(corner, 'across', [0.001, 0.003]) }]);
    const tiles = around(corner);
    const shapes = await Promise.all(
      tiles.map(async ({ z, x, y }) => {
        const { layers } = new VectorTile(new PbfReader(await api.tile('small', z, y, x)));
        return layers['zone']?.length ?? 0;
      }),
    );
    expect(shapes).toEqual([1, 1, 1, 1]);
    // the larger part is to the north-east
    expect(await namedIn(api, corner, 'across')).toEqual([1]);
    const [label] = await labelsIn(api, tiles[1]!);
    expect(label!.properties).toEqual({
      id: 'across',
      landUse: '0701',
      parcelCode: 'A-01',
      farMax: 2.5,
      heightMax: 60,
      from: 20_065,
      precision: 'illustrative',
      room: expect.any(Number) as number,
    });
    // 0.0015 of a degree of latitude, stretched by the projection
    expect(label!.properties['room']).toBeCloseTo(213, -1);
  });

  it('tell of a symbol that is drawn about the middle of the parcel, not of one elsewhere', async () => {
    const [longitude, latitude] = cornerOf(corner);
    await api.commit([{ kind: 'create', feature: parcelAcross(corner, 'served', [0.001, 0.003]) }]);
    const isBeside = async () => {
      const [label] = await labelsIn(api, around(corner)[1]!);
      return label!.properties['symbol'];
    };
    const school = (degreesEast: number): FeatureState => ({
      ...placeAt('school', longitude + degreesEast, latitude + 0.0005, { kind: 'primary-school' }),
      collection: 'facility',
    });
    expect(await isBeside()).toBeUndefined();
    await api.commit([{ kind: 'create', feature: school(0.0011) }]);
    expect(await isBeside()).toBe(1);
    await api.commit([{ kind: 'update', version: 1, feature: school(0.006) }]);
    expect(await isBeside()).toBeUndefined();
    await api.commit([
      { kind: 'delete', id: 'school', version: 2 },
      { kind: 'delete', id: 'served', version: 1 },
    ]);
  });

  it('move with their parcel, in every tile that was asked for before', async () => {
    const moved = parcelAcross(corner, 'across', [0.003, 0.001]);
    await api.commit([{ kind: 'update', version: 1, feature: moved }]);
    expect(await namedIn(api, corner, 'across')).toEqual([0]);
    await api.commit([{ kind: 'delete', id: 'across', version: 2 }]);
    expect(await namedIn(api, corner, 'across')).toEqual([]);
  });

  it('name a parcel whose middle is on the edge of tiles once', async () => {
    await api.commit([{ kind: 'create', feature: parcelAcross(corner, 'halved', [0.002, 0.002]) }]);
    expect(await namedIn(api, corner, 'halved')).toHaveLength(1);
    await api.commit([{ kind: 'delete', id: 'halved', version: 1 }]);
  });

  it('are there from the zoom on that the collection says, at every zoom once', async () => {
    await api.commit([{ kind: 'create', feature: parcelAcross(corner, 'lone', [0.001, 0.003]) }]);
    const [longitude, latitude] = cornerOf(corner);
    for (let z = 11; z <= maxZoom; z++) {
      const at = tileAt(z, longitude + 0.001, latitude + 0.0005);
      const block = [-1, 0, 1].flatMap((row) =>
        [-1, 0, 1].map((column) => ({ z, x: at.x + column, y: at.y + row })),
      );
      const found = (await Promise.all(block.map((tile) => labelsIn(api, tile)))).flat();
      expect(
        found.filter(({ properties }) => properties['id'] === 'lone'),
        `zoom ${z}`,
      ).toHaveLength(z < 14 ? 0 : 1);
    }
  });
});

describeApi(
  'the label of every parcel of the delivered plan',
  (api) => {
    it('lies in its parcel, as far from the outline as it says', async () => {
      const { rows } = await sql<{ id: string; collection: string; isWithin: boolean; isRoom: boolean }>`
        select id, collection, ST_Contains(geom_3857, label_point) as "isWithin",
          abs(ST_Distance(label_point, ST_Boundary(geom_3857)) - ST_M(label_point)) < 0.001
            and ST_M(label_point) > 0 as "isRoom"
        from feature where ST_Dimension(geom) = 2`.execute(api.database.queries);
      expect(rows.filter(({ collection }) => collection === 'zone').length).toBeGreaterThan(2_000);
      expect(rows.filter(({ isWithin, isRoom }) => !isWithin || !isRoom)).toEqual([]);
    });

    it('is in one tile of those that cover the plan', async () => {
      const z = 16;
      const { rows } = await sql<{ id: string; x: number; y: number }>`
        select id, ST_X(label_point) as x, ST_Y(label_point) as y from feature where collection = 'zone'`.execute(
        api.database.queries,
      );
      const side = tileSideMeters(z);
      const addresses = new Map<string, TileAddress>();
      for (const { x, y } of rows) {
        const tile = {
          z,
          x: Math.floor((x + halfWorldMeters) / side),
          y: Math.floor((halfWorldMeters - y) / side),
        };
        addresses.set(`${tile.x}/${tile.y}`, tile);
      }
      const named: unknown[] = [];
      for (const tile of addresses.values()) {
        for (const label of await labelsIn(api, tile, 'taixin')) {
          const { x, y } = label.loadGeometry()[0]![0]!;
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThan(4096);
          named.push(label.properties['id']);
        }
      }
      expect(named.sort()).toEqual(rows.map(({ id }) => id).sort());
    });

    it('is on a line where the feature is one, and where it is where it is a point', async () => {
      const { rows } = await sql<{ id: string }>`select id from feature
        where ST_Dimension(geom) < 2 and (label_point is null or ST_M(label_point) <> 0
          or ST_Distance(geom_3857, label_point) > 0.001)`.execute(api.database.queries);
      expect(rows).toEqual([]);
    });
  },
  { plans: deliveredPlans },
);
