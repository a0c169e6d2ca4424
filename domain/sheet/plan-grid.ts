import type { Position } from 'geojson';
import { centralMeridian, epsgOf, threeDegree, zoneOf } from '#domain/coordinates/position-system.ts';
import { fromMeters, toMeters } from '#domain/coordinates/project-position.ts';

/**
 * The plane coordinates of plans in China: Gauss-Krüger on CGCS2000 in zones of three degrees, without the number of
 * the zone before the easting (EPSG:4534 to 4554).
 */
export interface PlanGrid {
  /** Degrees east. */
  centralMeridian: number;
  epsg: number;
  /** Easting and northing in metres, from longitude and latitude in EPSG:4490. */
  toGrid(position: Position): [easting: number, northing: number];
  /** Longitude and latitude in EPSG:4490, from easting and northing in metres. */
  toPosition(grid: readonly [number, number]): [longitude: number, latitude: number];
}

const falseEasting = 500_000;
const ellipsoid = { semiMajor: 6_378_137, flattening: 1 / 298.257222101 };

/** The grid whose central meridian is nearest to a longitude. A plan has one grid, also where a sheet lies nearer to another. */
export function gridOf(longitude: number): PlanGrid {
  const system = threeDegree(zoneOf(longitude), false);
  return {
    centralMeridian: centralMeridian(system),
    epsg: epsgOf(system),
    toGrid: (position) => toMeters(system, position),
    toPosition: ([easting, northing]) => fromMeters(system, easting, northing),
  };
}

/**
 * Metres in the grid for each metre on the ellipsoid, at an easting and a latitude: 1 on the central meridian and more
 * beside it. A series to the fourth power of the distance; within a zone it is exact to 1e-9.
 */
export function gridScaleFactor(easting: number, latitude: number): number {
  const { semiMajor, flattening } = ellipsoid;
  const eccentricity = flattening * (2 - flattening);
  const sine = Math.sin((latitude * Math.PI) / 180) ** 2;
  const bend = 1 - eccentricity * sine;
  // the product of the two radii of curvature, in the meridian and across it
  const radii = (semiMajor ** 2 * (1 - eccentricity)) / bend ** 2;
  const ratio = (easting - falseEasting) ** 2 / radii;
  return 1 + ratio / 2 + ratio ** 2 / 24;
}
