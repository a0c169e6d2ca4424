import type { Position } from 'geojson';
import { readAddress } from './position-address.ts';
import { readParts, type PartsFault, type PositionPart } from './position-parts.ts';
import type { PositionReading } from './position-reading.ts';
import {
  centralMeridian,
  threeDegree,
  zoneNumbers,
  zoneOf,
  type GaussKruger,
  type PositionSystem,
} from './position-system.ts';
import { readTokens } from './position-tokens.ts';
import { fromMeters } from './project-position.ts';

/** Why a text is no position. `not-a-position` is every text that was never meant to be one. */
export type PositionFault = 'not-a-position' | PartsFault | 'same-axis' | 'out-of-range';

export type ParsedPosition =
  | { kind: 'position'; reading: PositionReading; alternatives: PositionReading[] }
  | { kind: 'fault'; fault: PositionFault };

/**
 * Understand a position as people type and paste it: degrees in decimals, minutes or seconds, Gauss-Kruger metres of
 * CGCS2000 with and without the zone's number, Web Mercator metres, `geo:` addresses and those of this map. Where it
 * can be read in several ways the one nearest to `near` (longitude, latitude) is taken and the others are alternatives.
 */
export function parsePosition(text: string, near: Position): ParsedPosition {
  const address = readAddress(text);
  if (address) return judge([address], near);
  const tokens = readTokens(text);
  if (!tokens || !tokens.some(({ kind }) => kind === 'number')) return fault('not-a-position');
  const parts = readParts(tokens);
  if (typeof parts === 'string') return fault(parts);
  const [first, second] = parts;
  if (first.axis === second.axis && (first.axis === 'east' || first.axis === 'north'))
    return fault('same-axis');
  return judge([...readDegrees(first, second), ...readMeters(first, second, near)], near);
}

const fault = (reason: PositionFault): ParsedPosition => ({ kind: 'fault', fault: reason });

function judge(readings: readonly PositionReading[], near: Position): ParsedPosition {
  const [reading, ...alternatives] = readings
    .filter(({ position }) => isOnEarth(position))
    .toSorted((a, b) => distance(a.position, near) - distance(b.position, near));
  return reading ? { kind: 'position', reading, alternatives } : fault('out-of-range');
}

function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude!) <= 180 && Math.abs(latitude!) <= 90;
}

/** A measure to compare by, in degrees of latitude. */
function distance([longitude, latitude]: Position, near: Position): number {
  const shrink = Math.cos((near[1]! * Math.PI) / 180);
  return Math.hypot((longitude! - near[0]!) * shrink, latitude! - near[1]!);
}

/** The ways in which one part may be the easting and the other the northing. */
function ordersOf(first: PositionPart, second: PositionPart) {
  const isEastFirst = first.axis !== 'north' && second.axis !== 'east';
  const isNorthFirst = first.axis !== 'east' && second.axis !== 'north';
  return [
    ...(isEastFirst ? [{ order: 'east-first' as const, east: first, north: second }] : []),
    ...(isNorthFirst ? [{ order: 'north-first' as const, east: second, north: first }] : []),
  ];
}

function readDegrees(first: PositionPart, second: PositionPart): PositionReading[] {
  const forms = [first.form, second.form];
  const form = forms.includes('seconds') ? 'seconds' : forms.includes('minutes') ? 'minutes' : 'decimal';
  return ordersOf(first, second).map(({ order, east, north }) => ({
    position: [east.value, north.value],
    system: { kind: 'degrees' },
    order,
    form,
  }));
}

function readMeters(first: PositionPart, second: PositionPart, near: Position): PositionReading[] {
  if (first.form !== 'one' || second.form !== 'one') return [];
  return ordersOf(first, second).flatMap(({ order, east, north }) =>
    systemsOf(east.value, north.value, near).map((system) => ({
      position: fromMeters(system, east.value, north.value),
      system,
      order,
      form: 'metres' as const,
    })),
  );
}

/** Northings of China in Gauss-Kruger metres, eastings within a zone, and China in Web Mercator metres. */
const [leastNorthing, greatestNorthing] = [300_000, 6_000_000];
const [leastEasting, greatestEasting] = [100_000, 900_000];
const mercator = { west: 8_100_000, east: 15_200_000, south: 300_000, north: 7_300_000 };

/** The systems of which the sizes of an easting and a northing, in metres, may be. */
function systemsOf(
  east: number,
  north: number,
  near: Position,
): Exclude<PositionSystem, { kind: 'degrees' }>[] {
  const isMercator =
    east > mercator.west && east < mercator.east && north > mercator.south && north < mercator.north;
  const isNorthing = north > leastNorthing && north < greatestNorthing;
  return [
    ...(isNorthing ? gaussKrugerOf(east, near) : []),
    ...(isMercator ? [{ kind: 'web-mercator' as const }] : []),
  ];
}

function gaussKrugerOf(east: number, near: Position): GaussKruger[] {
  const zone = Math.floor(east / 1_000_000);
  const within = east - zone * 1_000_000;
  if (within < leastEasting || within > greatestEasting) return [];
  if (zone === 0) return zonesNear(near).map((number) => threeDegree(number, false));
  return ([3, 6] as const).flatMap((width) => {
    const [first, last] = zoneNumbers[width];
    return zone >= first && zone <= last ? [{ kind: 'gauss-kruger', width, zone, isZoned: true }] : [];
  });
}

/** The zone of a place, and the one whose edge is nearer: without its number metres may be those of either. */
function zonesNear([longitude]: Position): number[] {
  const home = zoneOf(longitude!);
  return [home, longitude! < centralMeridian(threeDegree(home, false)) ? home - 1 : home + 1];
}
