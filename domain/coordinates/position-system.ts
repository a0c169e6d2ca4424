/** The systems in which people here give positions. */
export type PositionSystem = { kind: 'degrees' } | GaussKruger | { kind: 'web-mercator' };

/** Gauss-Kruger metres of CGCS2000 in zones three or six degrees wide; `isZoned` where the zone's number leads the easting. */
export interface GaussKruger {
  kind: 'gauss-kruger';
  width: 3 | 6;
  zone: number;
  isZoned: boolean;
}

/** Numbers of the zones that China lies in, by the width of a zone in degrees. */
export const zoneNumbers = { 3: [25, 45], 6: [13, 23] } as const;

/** The zone three degrees wide whose middle is nearest to a longitude. */
export function zoneOf(longitude: number): number {
  const [first, last] = zoneNumbers[3];
  return Math.min(last, Math.max(first, Math.round(longitude / 3)));
}

/** Gauss-Kruger in zones of three degrees. */
export function threeDegree(zone: number, isZoned: boolean): GaussKruger {
  return { kind: 'gauss-kruger', width: 3, zone, isZoned };
}

/** Longitude in degrees of the middle of a zone. */
export function centralMeridian({ width, zone }: Pick<GaussKruger, 'width' | 'zone'>): number {
  return width === 3 ? zone * 3 : zone * 6 - 3;
}

/** The code of a system in the EPSG register. */
export function epsgOf(system: PositionSystem): number {
  if (system.kind === 'degrees') return 4490;
  if (system.kind === 'web-mercator') return 3857;
  const { width, zone, isZoned } = system;
  const nth = zone - zoneNumbers[width][0];
  if (width === 3) return (isZoned ? 4513 : 4534) + nth;
  return (isZoned ? 4491 : 4502) + nth;
}
