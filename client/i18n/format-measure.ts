import type { Language } from '#domain/cartography/style-options.ts';
import { quadrantOf, toDegreesMinutesSeconds } from '#domain/measure/bearing-parts.ts';
import type { AreaUnit, LengthUnit } from '../state/tools/measurement.svelte.ts';
import { formatFixed } from './format.ts';
import { messagesOf } from './messages.ts';
import { measureMessages } from './sections/measure.ts';

/** How many square metres a unit is, and with how many decimals it is written. */
const areaUnits: Record<Exclude<AreaUnit, 'auto'>, { size: number; digits: number }> = {
  squareMeter: { size: 1, digits: 1 },
  hectare: { size: 10_000, digits: 2 },
  mu: { size: 10_000 / 15, digits: 1 },
  squareKilometer: { size: 1_000_000, digits: 3 },
};

/** The units of area in which a result is written beside the one that was chosen. */
export const everyAreaUnit = Object.keys(areaUnits) as Exclude<AreaUnit, 'auto'>[];

/** A measured length: to the decimetre in metres, to the metre in kilometres. Zeros stay: they were measured too. */
export function formatMeasuredLength(meters: number, unit: LengthUnit, language: Language): string {
  return isInMeters(meters, unit)
    ? `${formatFixed(meters, language, 1)} ${lengthUnitName('meter', language)}`
    : `${formatFixed(meters / 1000, language, 3)} ${lengthUnitName('kilometer', language)}`;
}

/** A measured area in one unit; `auto` takes square metres below a hectare, hectares below ten square kilometres. */
export function formatMeasuredArea(squareMeters: number, unit: AreaUnit, language: Language): string {
  const chosen = areaUnitOf(squareMeters, unit);
  const { size, digits } = areaUnits[chosen];
  return `${formatFixed(squareMeters / size, language, digits)} ${areaUnitName(chosen, language)}`;
}

/** The unit that an area is written in. */
export function areaUnitOf(squareMeters: number, unit: AreaUnit): Exclude<AreaUnit, 'auto'> {
  if (unit !== 'auto') return unit;
  if (squareMeters < 10_000) return 'squareMeter';
  return squareMeters < 10_000_000 ? 'hectare' : 'squareKilometer';
}

/** A bearing as degrees with two decimals, or in degrees, minutes and seconds. */
export function formatBearing(bearing: number, showsSeconds: boolean): string {
  // 359.996° is 0.00°, and not 360
  if (!showsSeconds) return `${((Math.round(bearing * 100) % 36_000) / 100).toFixed(2)}°`;
  const { degrees, minutes, seconds } = toDegreesMinutesSeconds(bearing);
  return `${degrees}°${twoDigits(minutes)}′${seconds.toFixed(1).padStart(4, '0')}″`;
}

/** A bearing as surveyors say it, to the minute: 北偏东 23°14′, N 23°14′ E. */
export function formatQuadrant(bearing: number, language: Language): string {
  const text = measureMessages(language).bearing;
  const { from, minutes, towards } = quadrantOf(bearing);
  if (minutes === 0) return text.due[from];
  if (minutes === 90 * 60) return text.due[towards];
  return text.quadrant(from, `${Math.floor(minutes / 60)}°${twoDigits(minutes % 60)}′`, towards);
}

/** Degrees as they are typed: at most seven decimals, a centimetre. */
export function formatDegrees(degrees: number): string {
  return String(Math.round(degrees * 1e7) / 1e7);
}

/** How a unit of length is written; `auto` in a word. */
export function lengthUnitName(unit: LengthUnit, language: Language): string {
  return unit === 'auto' ? measureMessages(language).units.auto : messagesOf(language).unit[unit];
}

/** How a unit of area is written; `auto` in a word. */
export function areaUnitName(unit: AreaUnit, language: Language): string {
  if (unit === 'auto') return measureMessages(language).units.auto;
  if (unit === 'hectare' || unit === 'mu') return messagesOf(language).unit[unit];
  return unit === 'squareMeter' ? 'm²' : 'km²';
}

function isInMeters(meters: number, unit: LengthUnit): boolean {
  return unit === 'meter' || (unit === 'auto' && meters < 2_000);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
