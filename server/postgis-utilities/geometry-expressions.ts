/**
 * Every PostGIS expression of the server, and only such as both databases have: the embedded PostGIS lacks
 * ST_AsMVT, ST_AsMVTGeom and ST_AsGeobuf, Debian's PostGIS 3.3 lacks ST_Coverage*.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { SpatialRelation } from '#domain/cql2/condition.ts';

/** A geometry column or expression, by SQL name. */
export type GeometryReference = 'geom' | 'geom_3857' | Expression<unknown>;

/** The coordinate reference systems that the API speaks, by EPSG code. */
export type SpatialReference = 4326 | 4490 | 4547 | 3857;

/** West, south, east, north: lowest and highest x, then y, in the units of the system named beside it. */
export type Box = readonly [number, number, number, number];

function reference(geometry: GeometryReference): Expression<unknown> {
  return typeof geometry === 'string' ? sql.ref(geometry) : geometry;
}

/** A rectangle in a coordinate system. */
export function envelope([west, south, east, north]: Box, srid: SpatialReference): RawBuilder<unknown> {
  return sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${sql.lit(srid)})`;
}

/** Many rectangles as rows of one column. */
export function envelopes(boxes: readonly Box[], srid: SpatialReference): RawBuilder<unknown> {
  const sides = [0, 1, 2, 3].map((side) => sql`${boxes.map((box) => box[side]!)}::float8[]`);
  return sql`(select ST_MakeEnvelope(west, south, east, north, ${sql.lit(srid)})
    from unnest(${sql.join(sides)}) as side (west, south, east, north))`;
}

/** A rectangle that may be as thin as a line or a point, which ST_MakeEnvelope makes a polygon that touches nothing. */
function thinEnvelope([west, south, east, north]: Box, srid: SpatialReference): RawBuilder<unknown> {
  const diagonal = sql`ST_MakeLine(ST_MakePoint(${west}::float8, ${south}::float8), ST_MakePoint(${east}::float8, ${north}::float8))`;
  return sql`ST_Envelope(ST_SetSRID(${diagonal}, ${sql.lit(srid)}))`;
}

/** A rectangle given in any system, in the stored one. Long sides bend in projection and get points between. */
export function envelopeIn4490(box: Box, srid: SpatialReference): RawBuilder<unknown> {
  if (srid === 4490 || srid === 4326) return thinEnvelope(box, 4490);
  const [west, south, east, north] = box;
  // coordinates are answered in tenths of a millimetre: asked for what was answered, rounding must not miss it
  const rectangle = sql`ST_Expand(${thinEnvelope(box, srid)}, 0.0001)`;
  const longest = sql`greatest(${east}::float8 - ${west}::float8, ${north}::float8 - ${south}::float8, 1)`;
  return sql`ST_Transform(ST_Segmentize(${rectangle}, ${longest} / 16), 4490)`;
}

/** True where the geometry's box touches the rectangle; served by the index. */
export function boxTouches(geometry: GeometryReference, rectangle: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${reference(geometry)} && ${rectangle}`;
}

/** True where the geometry itself touches the rectangle. */
export function intersects(geometry: GeometryReference, rectangle: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`ST_Intersects(${reference(geometry)}, ${rectangle})`;
}

const relationFunctions: Record<SpatialRelation, string> = {
  intersects: 'ST_Intersects',
  equals: 'ST_Equals',
  disjoint: 'ST_Disjoint',
  touches: 'ST_Touches',
  within: 'ST_Within',
  overlaps: 'ST_Overlaps',
  crosses: 'ST_Crosses',
  contains: 'ST_Contains',
};

/** True where the first geometry is so related to the second; both must be valid and no collections. */
export function spatiallyRelated(
  relation: SpatialRelation,
  first: Expression<unknown>,
  second: Expression<unknown>,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.raw(relationFunctions[relation])}(${first}, ${second})`;
}

/**
 * The part of a geometry within a rectangle, as TWKB on a grid of 10^-decimals metres. Only what crosses the
 * rectangle is clipped. Empty where clipping leaves nothing.
 */
export function clippedTwkb(rectangle: RawBuilder<unknown>, decimals: number): RawBuilder<Buffer> {
  const digits = sql.lit(decimals);
  // a clip that leaves nothing may be null: written as an empty point, so that geometries and records stay in step
  return sql<Buffer>`case when geom_3857 @ ${rectangle} then ST_AsTWKB(geom_3857, ${digits})
    else coalesce(ST_AsTWKB(ST_ClipByBox2D(geom_3857, ${rectangle}), ${digits}), '\\x0110'::bytea) end`;
}

/** True for two geometry columns with the same vertices in the same order; cheap where their bytes are the same. */
export function isSameGeometry(one: string, other: string): RawBuilder<SqlBool> {
  // since PostGIS 2.4 this operator no longer compares boxes
  return sql<SqlBool>`${sql.ref(one)} = ${sql.ref(other)}`;
}

/** GeoJSON text of `geom` (EPSG:4490) in a system, with x and y swapped where the register says so. */
export function geometryJson(
  srid: SpatialReference,
  isSwapped: boolean,
  decimals: number,
): RawBuilder<string> {
  // CGCS2000 and WGS 84 differ by less than a decimetre; the register's own transformation is the identity
  const transformed = srid === 4490 || srid === 4326 ? sql`geom` : sql`ST_Transform(geom, ${sql.lit(srid)})`;
  const ordered = isSwapped ? sql`ST_FlipCoordinates(${transformed})` : transformed;
  return sql<string>`ST_AsGeoJSON(${ordered}, ${sql.lit(decimals)}, 0)`;
}

/** A geometry of EPSG:4490 from GeoJSON text; the caller has put it on the stored grid of 1e-9 degree. */
export function geometryFromJson(text: Expression<string> | string): RawBuilder<never> {
  const json = typeof text === 'string' ? sql`${text}::text` : text;
  return sql<never>`ST_SetSRID(ST_GeomFromGeoJSON(${json}), 4490)`;
}

/** How many vertices a geometry has. */
export function vertexCount(geometry: GeometryReference): RawBuilder<number> {
  return sql<number>`ST_NPoints(${reference(geometry)})`;
}

/** Bounds of one geometry as a JSON array `[west, south, east, north]`. */
export function boxJson(geometry: 'geom' | 'geom_3857' | 'geom_before'): RawBuilder<Box> {
  const column = sql.ref(geometry);
  return sql<Box>`jsonb_build_array(ST_XMin(${column}), ST_YMin(${column}), ST_XMax(${column}), ST_YMax(${column}))`;
}

/** Bounds of all geometries as a JSON array `[west, south, east, north]`, null when there are none. */
export function extentJson(geometry: 'geom' | 'geom_3857'): RawBuilder<Box | null> {
  const box = sql`ST_Extent(${sql.ref(geometry)})`;
  return sql<Box | null>`case when ${box} is null then null else
    jsonb_build_array(ST_XMin(${box}), ST_YMin(${box}), ST_XMax(${box}), ST_YMax(${box})) end`;
}

/** Longitude or latitude of the point that a feature is named at, rounded; a number as text. */
export function labelDegrees(axis: 'x' | 'y', decimals: number): RawBuilder<string | null> {
  const degrees = sql`ST_Transform(label_point, 4490)`;
  const coordinate = axis === 'x' ? sql`ST_X(${degrees})` : sql`ST_Y(${degrees})`;
  return sql<string | null>`round(${coordinate}::numeric, ${sql.lit(decimals)})::text`;
}

/**
 * Where a feature is named, within a rectangle of EPSG:3857: x and y in tenths of a metre and the room around in metres,
 * whole numbers between blanks. Empty for a place outside, or with less room.
 */
export function labelWithin(rectangle: RawBuilder<unknown>, leastRoom: number): RawBuilder<string> {
  const tenths = (coordinate: RawBuilder<unknown>) => sql`(10 * ${coordinate})::bigint`;
  const isShown = sql`ST_M(label_point) >= ${sql.lit(leastRoom)} and label_point && ${rectangle}`;
  return sql<string>`case when ${isShown} then concat(${tenths(sql`ST_X(label_point)`)}, ' ',
    ${tenths(sql`ST_Y(label_point)`)}, ' ', floor(ST_M(label_point))::bigint) else '' end`;
}

/** True where two areas have a part in common that is more than an edge; the boxes are looked at first, by the index. */
export function interiorsMeet(one: Expression<unknown>, other: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${one} && ${other} and ST_Relate(${one}, ${other}, '2********'))`;
}

/** Size of what two areas of EPSG:4490 have in common, m² on the ellipsoid. */
export function overlapArea(one: Expression<unknown>, other: Expression<unknown>): RawBuilder<number> {
  return sql<number>`ST_Area(ST_CollectionExtract(ST_Intersection(${one}, ${other}), 3)::geography)`;
}

/** Bounds in EPSG:3857 of a geometry of EPSG:4490, as a JSON array `[west, south, east, north]`; null for none. */
export function projectedBoxJson(geometry: 'own.geom' | 'before.geom'): RawBuilder<Box | null> {
  const projected = sql`ST_Transform(${sql.ref(geometry)}, 3857)`;
  return sql<Box | null>`case when ${sql.ref(geometry)} is not null then
    jsonb_build_array(ST_XMin(${projected}), ST_YMin(${projected}), ST_XMax(${projected}), ST_YMax(${projected})) end`;
}
