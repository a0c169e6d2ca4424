import type { Position } from 'geojson';
import proj4 from 'proj4';
import { centralMeridian, type GaussKruger, type PositionSystem } from './position-system.ts';

type Plane = Exclude<PositionSystem, { kind: 'degrees' }>;

/** Easting and northing in metres of a longitude and latitude (CGCS2000). */
export function toMeters(system: Plane, [longitude, latitude]: Position): [east: number, north: number] {
  const [east, north] = converterOf(system).forward([longitude!, latitude!]) as [number, number];
  return [east, north];
}

/** Longitude and latitude (CGCS2000) of an easting and northing in metres; NaN or infinite where there is none. */
export function fromMeters(
  system: Plane,
  east: number,
  north: number,
): [longitude: number, latitude: number] {
  const [longitude, latitude] = converterOf(system).inverse([east, north]) as [number, number];
  return [longitude, latitude];
}

const converters = new Map<string, proj4.Converter>();

function converterOf(system: Plane): proj4.Converter {
  const definition = definitionOf(system);
  const converter = converters.get(definition) ?? proj4(degrees, definition);
  converters.set(definition, converter);
  return converter;
}

const degrees = '+proj=longlat +ellps=GRS80 +no_defs';

/** The definition of a system for proj4. */
export function definitionOf(system: Plane): string {
  return system.kind === 'web-mercator' ? webMercator : gaussKruger(system);
}

/** Of the ellipsoid's degrees, as though they were a sphere's: EPSG:3857. */
const webMercator =
  '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';

function gaussKruger(system: GaussKruger): string {
  const falseEasting = (system.isZoned ? system.zone * 1_000_000 : 0) + 500_000;
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian(system)} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}
