/** Millimetres in a point, the unit of PDF. */
export const pointsPerMillimeter = 72 / 25.4;

/** A number of a content stream; a thousandth of a millimetre is finer than any printer. */
export function write(number: number): string {
  const rounded = Math.round(number * 1_000) / 1_000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Coordinates of the map: hundredths, of which there are hundreds of thousands. */
export function writeCoordinate(number: number): string {
  const rounded = Math.round(number * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** `#rrggbb` as three shares from 0 to 1. */
export function writeColor(color: string): string {
  return [1, 3, 5].map((at) => write(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}
