/** What coordinates that are no longitude and latitude seem to be. */
export type CoordinateGuess = { kind: 'swapped' } | { kind: 'projected'; system: string };

/**
 * What a pair of numbers seems to be that should be longitude and latitude in China; null for one that may be just that.
 * Latitude before longitude shows where the first can only be a latitude of China and the second only a longitude.
 * Projected coordinates show by their size in metres; whether GCJ-02 or EPSG:4490 can't be seen, and is not guessed.
 */
export function guessCoordinates(first: number, second: number): CoordinateGuess | null {
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  const farthest = Math.max(Math.abs(first), Math.abs(second));
  // a slip of the pen among degrees is no distance in metres
  if (farthest > 180 && farthest < leastMeters) return null;
  if (farthest > 180) return { kind: 'projected', system: systemOf(low, high) };
  return isLatitude(first) && isLongitude(second) ? { kind: 'swapped' } : null;
}

/** Metres below which no projected system has coordinates of a place in China. */
const leastMeters = 10_000;

/** China lies from 3° to 54° north and from 73° to 136° east. */
const isLatitude = (value: number) => value >= 3 && value <= 54;
const isLongitude = (value: number) => value >= 73 && value <= 136;

/** Metres beyond which an easting can only be that of Web Mercator, or carry the number of its zone before it. */
const firstZoned = 13_000_000;

/** The projected system that the sizes of both coordinates, in metres, speak for. */
function systemOf(low: number, high: number): string {
  const zone = Math.floor(high / 1_000_000);
  const isNorthing = (value: number) => value > 300_000 && value < 6_000_000;
  // the easting within the zone: 500 km at its middle, a zone is at most 668 km wide
  const within = high - zone * 1_000_000;
  if (isNorthing(low) && within > 160_000 && within < 840_000) {
    if (zone >= 25 && zone <= 45)
      return `CGCS2000 / 3-degree Gauss-Kruger zone ${zone}, EPSG:${4513 + zone - 25}`;
    if (zone >= 15 && zone <= 23) return `CGCS2000 / Gauss-Kruger zone ${zone}, EPSG:${4491 + zone - 13}`;
  }
  if (isNorthing(high) && low > 160_000 && low < 840_000) {
    return 'CGCS2000 / 3-degree Gauss-Kruger without zone number, such as EPSG:4547 for the central meridian 114°E';
  }
  if (high > 8_000_000 && high < 15_200_000 && low > 300_000 && low < 7_200_000)
    return 'Web Mercator, EPSG:3857';
  return high >= firstZoned ? 'Gauss-Kruger with a zone number' : 'a projected system in metres';
}
