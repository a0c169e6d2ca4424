import type { Position } from 'geojson';

/** Longitude and latitude in degrees: `112.650000, 38.150000`. Six decimals are a tenth of a metre. */
export function formatDecimal([longitude, latitude]: Position, decimals = 6): string {
  return `${longitude!.toFixed(decimals)}, ${latitude!.toFixed(decimals)}`;
}

/** Longitude and latitude in degrees, minutes and seconds: `112°39′00.00″E 38°09′00.00″N`. */
export function formatDms([longitude, latitude]: Position, decimals = 2): string {
  return `${angle(longitude!, 'E', 'W', decimals)} ${angle(latitude!, 'N', 'S', decimals)}`;
}

function angle(degrees: number, positive: string, negative: string, decimals: number): string {
  // whole units of the last decimal first: rounding may carry up to the degrees
  const unit = 10 ** decimals;
  const units = Math.round(Math.abs(degrees) * 3600 * unit);
  const seconds = ((units % (60 * unit)) / unit).toFixed(decimals);
  const minutes = Math.floor(units / (60 * unit)) % 60;
  const sign = degrees < 0 && units > 0 ? negative : positive;
  const width = decimals === 0 ? 2 : decimals + 3;
  return `${Math.floor(units / (3600 * unit))}°${String(minutes).padStart(2, '0')}′${seconds.padStart(width, '0')}″${sign}`;
}
