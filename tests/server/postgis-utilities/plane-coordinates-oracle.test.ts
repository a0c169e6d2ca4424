import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { epsgOf, threeDegree } from '#domain/coordinates/position-system.ts';
import { fromMeters, toMeters } from '#domain/coordinates/project-position.ts';
import { describeApi } from '../../helpers/app.ts';

/** Positions over and beyond both zones that the plan lies by. */
const positions = [110.2, 111, 112.3, 112.675, 113.9, 114, 115.4].flatMap((longitude) =>
  [36.1, 38.2, 39.95].map((latitude) => [longitude, latitude] as const),
);

describeApi(
  'Gauss-Kruger metres',
  (api) => {
    it('are within a millimetre of those that PostGIS computes, there and back', async () => {
      for (const zone of [37, 38]) {
        for (const isZoned of [false, true]) {
          const system = threeDegree(zone, isZoned);
          for (const [longitude, latitude] of positions) {
            const { rows } = await sql<{
              x: number;
              y: number;
            }>`select ST_X(place) as x, ST_Y(place) as y from (
              select ST_Transform(ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4490), ${sql.lit(epsgOf(system))}) as place
            ) as transformed`.execute(api.database.queries);
            const { x, y } = rows[0]!;
            const [east, north] = toMeters(system, [longitude, latitude]);
            expect(Math.hypot(east - x, north - y)).toBeLessThan(0.001);
            const [backLongitude, backLatitude] = fromMeters(system, x, y);
            expect(
              Math.hypot((backLongitude - longitude) * 88_000, (backLatitude - latitude) * 111_000),
            ).toBeLessThan(0.001);
          }
        }
      }
    });
  },
  { plans: null },
);
