import { sql } from 'kysely';
import type { Database } from '../../server/database/database.ts';
import { bufferShare, decimalsFor, renderTile } from '../../server/tiles/render-tile.ts';
import { TileRepository } from '../../server/tiles/repository.ts';
import { tileBounds, type TileAddress } from '../../server/tiles/tile-address.ts';
import { inTurn, type Comparison } from './measure.ts';

/** Thirty tiles over the parcels: two at zoom 10, six at 12, twenty-two at 14. */
const benchTiles: TileAddress[] = [
  ...block(10, 832, 394, 1, 2),
  ...block(12, 3329, 1576, 2, 3),
  ...block(14, 13319, 6305, 4, 6).slice(0, 22),
];

function block(z: number, x: number, y: number, columns: number, rows: number): TileAddress[] {
  return Array.from({ length: columns * rows }, (_, at) => ({
    z,
    x: x + (at % columns),
    y: y + Math.floor(at / columns),
  }));
}

/** A tile as this server makes it, up to its bytes. */
async function ownTile(
  repository: TileRepository,
  scenario: number,
  address: TileAddress,
): Promise<Uint8Array> {
  const box = tileBounds(address, bufferShare);
  return renderTile(
    address,
    await repository.readContent({
      scenario,
      from: 'tiles',
      zoom: address.z,
      box,
      decimals: decimalsFor(address.z),
    }),
  );
}

/** The same features and fields by PostGIS's own encoder. */
async function postgisTile(database: Database, scenario: number, address: TileAddress): Promise<Buffer> {
  const [west, south, east, north] = tileBounds(address);
  const [bufferedWest, bufferedSouth, bufferedEast, bufferedNorth] = tileBounds(address, bufferShare);
  const { rows } = await sql<{ tile: Buffer }>`select ST_AsMVT(item, 'zone', 4096, 'geom') as tile from (
    select ST_AsMVTGeom(geom_3857, ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 3857), 4096, 64, true) as geom,
      id, properties ->> 'name' as name, properties ->> 'parcelCode' as "parcelCode", properties ->> 'landUse' as "landUse",
      (properties ->> 'farMax')::float8 as "farMax", (properties ->> 'heightMax')::float8 as "heightMax",
      (properties ->> 'densityMax')::float8 as "densityMax",
      valid_from - date '1970-01-01' as "from", valid_to - date '1970-01-01' as "to", precision
    from feature where scenario = ${scenario} and collection = 'zone' and geom_3857 && ST_MakeEnvelope(
      ${bufferedWest}::float8, ${bufferedSouth}::float8, ${bufferedEast}::float8, ${bufferedNorth}::float8, 3857)) item`.execute(
    database.tiles,
  );
  return rows[0]!.tile;
}

/** Cold tiles on PostgreSQL: ours against ST_AsMVT, in turn, together and by zoom. */
export async function compareColdTiles(
  database: Database,
  scenario: number,
  postmaster: number,
): Promise<Comparison[]> {
  const repository = new TileRepository(database);
  const comparisons: Comparison[] = [];
  for (const zoom of [null, 10, 12, 14]) {
    const tiles = benchTiles.filter(({ z }) => zoom === null || z === zoom);
    const own = async () => {
      for (const tile of tiles) await ownTile(repository, scenario, tile);
    };
    const postgis = async () => {
      for (const tile of tiles) await postgisTile(database, scenario, tile);
    };
    const { a, b, wallRatio, cpuRatio } = await inTurn(zoom === null ? 7 : 5, own, postgis, postmaster);
    comparisons.push({
      name: zoom === null ? 'cold tiles, PostgreSQL, 30 tiles' : `cold tiles, PostgreSQL, zoom ${zoom}`,
      denominator: 'the same features by ST_AsMVT through pg, neither compressed',
      ...{ wallRatio, cpuRatio, target: 0.7 },
      detail: { ownWall: a.wall, ownCpu: a.cpu, postgisWall: b.wall, postgisCpu: b.cpu },
    });
  }
  return comparisons;
}

/** Cold tiles on the embedded database against ST_AsMVT on PostgreSQL. */
export async function compareEmbeddedTiles(
  embedded: Database,
  postgresql: Database,
  scenarios: { embedded: number; postgresql: number },
  postmaster: number,
): Promise<Comparison> {
  const repository = new TileRepository(embedded);
  const own = async () => {
    for (const tile of benchTiles) await ownTile(repository, scenarios.embedded, tile);
  };
  const postgis = async () => {
    for (const tile of benchTiles) await postgisTile(postgresql, scenarios.postgresql, tile);
  };
  const { a, b, wallRatio, cpuRatio } = await inTurn(7, own, postgis, postmaster);
  return {
    name: 'cold tiles, embedded database, 30 tiles',
    denominator: 'the same features by ST_AsMVT on PostgreSQL through pg, neither compressed',
    ...{ wallRatio, cpuRatio, target: 1.6 },
    detail: { ownWall: a.wall, ownCpu: a.cpu, postgisWall: b.wall, postgisCpu: b.cpu },
  };
}

/** Bytes of the tiles on both sides, so that a ratio can be judged. */
export async function measureTileBytes(
  database: Database,
  scenario: number,
): Promise<Record<string, number>> {
  const repository = new TileRepository(database);
  const bytes: Record<string, number> = {};
  for (const tile of benchTiles) {
    bytes[`ownZoom${tile.z}`] =
      (bytes[`ownZoom${tile.z}`] ?? 0) + (await ownTile(repository, scenario, tile)).length;
    bytes[`postgisZoom${tile.z}`] =
      (bytes[`postgisZoom${tile.z}`] ?? 0) + (await postgisTile(database, scenario, tile)).length;
  }
  return bytes;
}
