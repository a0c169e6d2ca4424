import type { CoordinateFrame } from '#domain/cql2/coordinate-frame.ts';
import { threeDegree, type PositionSystem } from '#domain/coordinates/position-system.ts';
import type { Box, SpatialReference } from '../postgis-utilities/geometry-expressions.ts';

/** A coordinate reference system of the API, by its OGC address. */
export interface CoordinateSystem {
  uri: string;
  srid: SpatialReference;
  /** True where the register puts latitude, or northing, first. */
  isSwapped: boolean;
  /** True for degrees, false for metres. */
  isGeographic: boolean;
  /** Where the system is of use, in its own units, lowest x and y first. */
  domain: Box;
}

const world: Box = [-180, -90, 180, 90];
/** Northings from the equator to 63° N, eastings to 4,000 km of the central meridian: all of China and more. */
const gaussKrueger: Box = [-3_500_000, 0, 4_500_000, 7_000_000];
const halfWorldMeters = Math.PI * 6_378_137;

const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

/** Longitude, latitude. CGCS2000 and WGS 84 agree here within decimetres, the register relates them by identity. */
export const crs84: CoordinateSystem = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  srid: 4490,
  isSwapped: false,
  isGeographic: true,
  domain: world,
};

/** How features are stored: CGCS2000, in the register latitude first. */
export const storage: CoordinateSystem = {
  uri: epsg(4490),
  srid: 4490,
  isSwapped: true,
  isGeographic: true,
  domain: world,
};

export const coordinateSystems: readonly CoordinateSystem[] = [
  crs84,
  storage,
  { uri: epsg(4326), srid: 4326, isSwapped: true, isGeographic: true, domain: world },
  // 3-degree Gauss-Krüger, central meridian 114° E: northing, easting
  { uri: epsg(4547), srid: 4547, isSwapped: true, isGeographic: false, domain: gaussKrueger },
  {
    uri: epsg(3857),
    srid: 3857,
    isSwapped: false,
    isGeographic: false,
    domain: [-halfWorldMeters, -halfWorldMeters, halfWorldMeters, halfWorldMeters],
  },
];

/** The system of an address, or null when it is not one of ours. */
export function findCoordinateSystem(uri: string): CoordinateSystem | null {
  return coordinateSystems.find((system) => system.uri === uri) ?? null;
}

const degrees: PositionSystem = { kind: 'degrees' };
const positionSystems: Record<SpatialReference, PositionSystem> = {
  4326: degrees,
  4490: degrees,
  // the central meridian 114° E is that of zone 38
  4547: threeDegree(38, false),
  3857: { kind: 'web-mercator' },
};

/** The system as filters know it. */
export function frameOf({ isSwapped, srid, domain }: CoordinateSystem): CoordinateFrame {
  return { isSwapped, system: positionSystems[srid], bounds: domain };
}
