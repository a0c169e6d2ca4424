import { sql } from 'kysely';
import type { Database } from '../../server/database/database.ts';

export const parcelCount = 100_000;

/**
 * A plan of 100,000 parcels over the start-up zone: a bent grid whose corners are shaken, uses in blocks of a dozen,
 * four phases from south to north. Returns its scenario.
 */
export async function loadParcels({ jobs }: Database): Promise<number> {
  await sql
    .raw(
      `
    create function bench_x(i int, j int) returns float8 immutable language sql as
      'select round((112.66 + i * 0.00035 + 0.00005 * sin(j * 0.2) + 0.00003 * sin(i * 12.9898 + j * 78.233))::numeric, 9)::float8';
    create function bench_y(i int, j int) returns float8 immutable language sql as
      'select round((38.12 + j * 0.0004 + 0.00005 * cos(i * 0.2) + 0.00003 * cos(i * 3.1 + j * 7.7))::numeric, 9)::float8';
    insert into plan values ('bench', '{"zh":"测速","en":"bench"}', '{"zh":"","en":""}', '[]', '{}', null, null);
  `,
    )
    .execute(jobs);
  const { id } = await jobs
    .insertInto('scenario')
    .values({ plan: 'bench', title: '{"zh":"","en":""}', status: 'published', parent: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql
    .raw(
      `
    insert into feature (scenario, id, collection, geom, properties, provenance, valid_from, version)
    select ${id}, 'zone-' || lpad(i::text, 3, '0') || '-' || lpad(j::text, 3, '0'), 'zone',
      ST_SetSRID(ST_MakePolygon(ST_MakeLine(array[
        ST_MakePoint(bench_x(i, j), bench_y(i, j)), ST_MakePoint(bench_x(i + 1, j), bench_y(i + 1, j)),
        ST_MakePoint(bench_x(i + 1, j + 1), bench_y(i + 1, j + 1)), ST_MakePoint(bench_x(i, j + 1), bench_y(i, j + 1)),
        ST_MakePoint(bench_x(i, j), bench_y(i, j))])), 4490),
      jsonb_build_object(
        'landUse', (array['100101', '070102', '1101', '0901', '1401', '0804', '1207'])[1 + ((i / 4 * 7 + j / 3 * 13 + i * j / 50) % 7)],
        'parcelCode', 'DY-' || i || '-' || j, 'farMax', (i * j) % 30 / 10.0, 'heightMax', 24 + (i % 10) * 6, 'densityMax', 40),
      '{"source": "bench", "precision": "illustrative"}',
      (array['2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'])[1 + j / 80]::date, 1
    from generate_series(0, 315) i, generate_series(0, 316) j limit ${parcelCount};
    analyze feature;
  `,
    )
    .execute(jobs);
  return id;
}
