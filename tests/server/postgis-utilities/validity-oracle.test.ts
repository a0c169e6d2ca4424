import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findPartsFault } from '#domain/geometry/parts-fault.ts';
import { findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { InvalidFeaturesError } from '../../../server/changesets/problems.ts';
import { ChangesetRepository } from '../../../server/changesets/repository.ts';
import { ChangesetService } from '../../../server/changesets/service.ts';
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
  { minLength: 400, maxLength: 400 },
);

const square = (x: number, y: number, side: number) => [
  x,
  y,
  x + side,
  y,
  x + side,
  y + side,
  x,
  y + side,
  x,
  y,
];
const place = fc.integer({ min: 0, max: 6 });
const framed: number[][][] = [
  [square(0, 0, 6), square(1, 1, 4)],
  [square(0, 0, 6), square(2, 2, 1), square(3, 3, 2)],
];
/** Valid by themselves, and so simple that they often touch, overlap, nest and share edges. */
const part = fc.oneof(
  fc.tuple(place, place, fc.integer({ min: 1, max: 3 })).map(([x, y, side]) => [square(x, y, side)]),
  fc.constantFrom(...framed),
  fc
    .array(fc.tuple(place, place), { minLength: 3, maxLength: 5 })
    .map((positions) => [[...positions, positions[0]!].flat()])
    .filter((rings) => findPolygonFault(rings) === null),
);
const multiPolygons = fc.array(fc.array(part, { minLength: 2, maxLength: 4 }), {
  minLength: 400,
  maxLength: 400,
});

const toPositions = (rings: number[][]) =>
  rings.map((flat) => flat.flatMap((x, at) => (at % 2 === 0 ? [[x, flat[at + 1]!]] : [])));

function toGeoJson(rings: number[][]): string {
  return JSON.stringify({ type: 'Polygon', coordinates: toPositions(rings) });
}

function toMultiPolygon(parts: number[][][]): string {
  return JSON.stringify({ type: 'MultiPolygon', coordinates: parts.map(toPositions) });
}

/** What PostGIS says of each geometry, given as GeoJSON. */
async function judge(
  { queries }: Database,
  geometries: string[],
): Promise<{ valid: boolean; reason: string }[]> {
  const { rows } = await sql<{ valid: boolean; reason: string }>`
    select ST_IsValid(geom) as valid, ST_IsValidReason(geom) as reason from (
      select ST_GeomFromGeoJSON(value #>> '{}') as geom, place
      from jsonb_array_elements(${JSON.stringify(geometries)}::jsonb) with ordinality as item (value, place)
    ) polygon order by place`.execute(queries);
  return rows;
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
  if (engine === 'embedded') {
    it('keeps invalid polygons from the embedded engine', async () => {
      await expect(commitBowTie(await open())).rejects.toThrow(InvalidFeaturesError);
    });
    return;
  }

  it('judges polygons as PostGIS does', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(polygons, async (sample) => {
        const judged = await judge(database, sample.map(toGeoJson));
        for (const [at, rings] of sample.entries()) {
          const fault = findPolygonFault(rings);
          expect(
            { rings, isValid: fault === null },
            `${judged[at]!.reason} against ${fault?.reason}`,
          ).toEqual({ rings, isValid: judged[at]!.valid });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('judges the parts of multi-polygons as PostGIS does', async () => {
    const database = await open();
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(multiPolygons, async (sample) => {
        const judged = await judge(database, sample.map(toMultiPolygon));
        for (const [at, parts] of sample.entries()) {
          const fault = findPartsFault(parts);
          valid += fault ? 0 : 1;
          expect(
            { parts, isValid: fault === null },
            `${judged[at]!.reason} against ${fault?.reason}`,
          ).toEqual({ parts, isValid: judged[at]!.valid });
        }
      }),
      { numRuns: 25 },
    );
    // enough of either kind to say something
    expect(valid).toBeGreaterThan(500);
    expect(valid).toBeLessThan(9_500);
  });

  it('refuses three rings that touch all around a piece of the interior, as PostGIS does', async () => {
    const rings = [
      [4, 3, 5, 0, 5, 4, 2, 3, 0, 4, 2, 1, 4, 1, 4, 3],
      [3.5, 3, 2, 1, 3.5, 1.5, 3.5, 3],
      [2, 1, 2.5, 2, 3, 3, 2, 3, 2, 1],
    ];
    expect(findPolygonFault(rings)?.reason).toBe('interior-disconnected');
    expect((await judge(await open(), [toGeoJson(rings)]))[0]?.valid).toBe(false);
  });
});
