import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { ChangesetRepository } from '../../../server/changesets/repository.ts';
import { ChangesetService, InvalidFeaturesError } from '../../../server/changesets/service.ts';
import type { Database } from '../../../server/database/database.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

const ring = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 3,
    maxLength: 9,
  })
  .map((positions) => [...positions, positions[0]!].flat());
const inner = ring.map((positions) => positions.map((value) => value / 4 + 1));
const polygons = fc.array(
  fc.oneof(
    ring.map((shell) => [shell]),
    fc.tuple(ring, inner),
    fc.tuple(ring, inner, inner),
  ),
  {
    minLength: 400,
    maxLength: 400,
  },
);

function toGeoJson(rings: number[][]): string {
  const coordinates = rings.map((flat) =>
    flat.flatMap((x, at) => (at % 2 === 0 ? [[x, flat[at + 1]!]] : [])),
  );
  return JSON.stringify({ type: 'Polygon', coordinates });
}

function commitBowTie(database: Database): Promise<unknown> {
  const feature = {
    id: 'bow-tie',
    collection: 'cluster',
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [112, 38],
          [113, 39],
          [113, 38],
          [112, 39],
          [112, 38],
        ],
      ],
    },
    properties: { kind: 'group' },
    provenance: { source: 'test', precision: 'illustrative' as const },
    validFrom: null,
    validTo: null,
  };
  const service = new ChangesetService(new ChangesetRepository(database));
  return service.commit(1, { author: 'test', message: 'a bow-tie', changes: [{ kind: 'create', feature }] });
}

describeOnBothDatabases('findPolygonFault', (open, engine) => {
  // an invalid polygon can end the embedded engine, which is why Dayu judges polygons before the database sees them
  const sampleSize = engine === 'postgresql' ? 25 : 0;
  it(
    sampleSize > 0 ? 'judges polygons as PostGIS does' : 'keeps invalid polygons from the embedded engine',
    async () => {
      const database = await open();
      if (sampleSize === 0) {
        await expect(commitBowTie(database)).rejects.toThrow(InvalidFeaturesError);
        return;
      }
      const { queries } = database;
      await fc.assert(
        fc.asyncProperty(polygons, async (sample) => {
          const { rows } = await sql<{ valid: boolean; reason: string }>`
          select ST_IsValid(geom) as valid, ST_IsValidReason(geom) as reason from (
            select ST_GeomFromGeoJSON(value #>> '{}') as geom, place
            from jsonb_array_elements(${JSON.stringify(sample.map(toGeoJson))}::jsonb) with ordinality as item (value, place)
          ) polygon order by place`.execute(queries);
          for (const [at, rings] of sample.entries()) {
            const fault = findPolygonFault(rings);
            expect(
              { rings, isValid: fault === null },
              `${rows[at]!.reason} against ${fault?.reason}`,
            ).toEqual({ rings, isValid: rows[at]!.valid });
          }
        }),
        { numRuns: sampleSize },
      );
    },
  );
});
