import Flatbush from 'flatbush';
import type { Geometry } from 'geojson';
import { sql, type Transaction } from 'kysely';
import { areValidTogether } from '#domain/features/validity.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { coverBoxes } from '#domain/geometry/cover-boxes.ts';
import { areParted, convexOutline, type ConvexOutline } from '#domain/topology/convex-outline.ts';
import { boundsOfPolygons, flatPolygons } from '#domain/topology/flat-polygons.ts';
import type { Schema } from '../database/schema.ts';
import { plannedOnce } from '../database/planned-once.ts';
import {
  boxJson,
  boxTouches,
  envelopes,
  geometryJson,
  interiorsMeet,
  overlapArea,
  vertexCount,
  type Box,
} from '../postgis-utilities/geometry-expressions.ts';
import type { BrokenRule } from './problems.ts';

/** Overlaps up to this are what rounding leaves between neighbours, m². */
const toleratedOverlap = 0.1;

/** From so many on, shapes are looked at here before the database is asked of those that may overlap. */
const leastBatch = 16;

/** Neighbours with more vertices are left to the database. */
const mostVertices = 100;

/** Neighbours that are read, and pairs that are looked at, for each shape. */
const [neighboursEach, pairsEach] = [8, 50];

/** The shape of a feature, and when it is there. */
type Area = Pick<FeatureState, 'id' | 'collection' | 'geometry' | 'validFrom' | 'validTo'>;

/**
 * The first overlaps, at most `most`, of features that a transaction has just written with others of their collection
 * that are there on the same day. Whether two overlap is decided by the database; of many features most lie beside
 * others so plainly that it need not be asked.
 */
export async function findOverlaps(
  transaction: Transaction<Schema>,
  scenario: number,
  areas: readonly Area[],
  most: number,
): Promise<BrokenRule[]> {
  const suspects =
    areas.length < leastBatch ? areas.map(({ id }) => id) : await findSuspects(transaction, scenario, areas);
  if (suspects.length === 0) return [];
  const [own, other] = [sql.ref('own'), sql.ref('other')];
  // Of two that are both asked of the pair is looked at once, and shapes after all that costs less. In this order also
  // where the planner knows nothing yet of a new scenario: it would take what lies around for a row or two, and compare
  // all with all.
  const { rows } = await sql<{ feature: string; other: string; area: number }>`
    with placed as materialized (
      select id, collection, geom, valid_from, valid_to from feature
      where scenario = ${scenario} and id = any(${suspects}::text[])
    ), pair as materialized (
      select placed.id as feature, beside.id as beside, placed.geom as own, beside.geom as other
      from placed
        cross join lateral (
          select id, geom from feature
          where scenario = ${scenario} and geom && placed.geom and collection = placed.collection and id <> placed.id
            and coalesce(placed.valid_from < valid_to, true) and coalesce(valid_from < placed.valid_to, true)
          offset 0
        ) as beside
        left join placed as other_placed on other_placed.id = beside.id
      where other_placed.id is null or placed.id < beside.id
    )
    select feature, beside as other, ${overlapArea(own, other)} as area
    from pair
    where ${interiorsMeet(own, other)} and ${overlapArea(own, other)} > ${toleratedOverlap}
    limit ${most}`.execute(transaction);
  return rows.map(({ feature, other, area }) => ({ rule: 'overlap', feature, other, area }));
}

/** A feature, its box and its outline; no outline where its shape was not read. */
interface Outlined extends Omit<Area, 'geometry'> {
  /** Degrees. */
  box: Box;
  outline: ConvexOutline | null;
}

/** Ids of those that a straight line does not part from all others. */
async function findSuspects(
  transaction: Transaction<Schema>,
  scenario: number,
  areas: readonly Area[],
): Promise<string[]> {
  const own = areas.map(outlined);
  const most = own.length * neighboursEach;
  const neighbours = await readNeighbours(transaction, scenario, own, most);
  if (neighbours.length === most) return own.map(({ id }) => id);
  const all = [...own, ...neighbours];
  const index = new Flatbush(all.length);
  for (const { box } of all) index.add(...box);
  index.finish();
  let pairs = own.length * pairsEach;
  const suspects = own.filter((one, at) => {
    // each pair once
    const beside = pairs > 0 ? index.search(...one.box, (place) => place > at) : [];
    pairs -= beside.length;
    return pairs <= 0 || beside.some((place) => mayOverlap(one, all[place]!));
  });
  return suspects.map(({ id }) => id);
}

function mayOverlap(one: Outlined, other: Outlined): boolean {
  if (one.collection !== other.collection || !areValidTogether(one, other)) return false;
  if (!haveAreaInCommon(one.box, other.box)) return false;
  return !one.outline || !other.outline || !areParted(one.outline, other.outline, toleratedOverlap);
}

/** False for boxes that only touch. */
function haveAreaInCommon(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function outlined({ geometry, ...area }: Area): Outlined {
  const polygons = flatPolygons(geometry);
  return { ...area, box: boundsOfPolygons(polygons), outline: convexOutline(polygons) };
}

/** Its shape as GeoJSON text, or its box alone. */
interface Neighbour extends Omit<Area, 'geometry'> {
  geometry: string | null;
  box: Box | null;
}

/** What was there already around features; at most so many, which are not all then. */
async function readNeighbours(
  transaction: Transaction<Schema>,
  scenario: number,
  own: readonly Outlined[],
  most: number,
): Promise<Outlined[]> {
  const boxes = coverBoxes(own.map(({ box }) => box));
  const { rows } = await sql<Neighbour>`${plannedOnce}
    select feature.id, feature.collection, feature.valid_from as "validFrom", feature.valid_to as "validTo",
      case when ${vertexCount('geom')} > ${mostVertices} then ${boxJson('geom')} end as box,
      case when ${vertexCount('geom')} <= ${mostVertices} then ${geometryJson(4490, false, 9)} end as geometry
    from ${envelopes(boxes, 4490)} as around (box)
      join feature on feature.scenario = ${scenario} and ${boxTouches('geom', sql`around.box`)}
    where feature.collection = any(${[...new Set(own.map(({ collection }) => collection))]}::text[])
      and feature.id <> all(${own.map(({ id }) => id)}::text[])
    limit ${most}`.execute(transaction);
  return rows.map(({ box, geometry, ...row }) =>
    box ? { ...row, box, outline: null } : outlined({ ...row, geometry: JSON.parse(geometry!) as Geometry }),
  );
}
