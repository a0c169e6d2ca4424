import type { Language } from '#domain/cartography/style-options.ts';
import { messagesOf } from './messages.ts';

const squareMetersPerHectare = 10_000;
/** Fifteen mu make a hectare. */
const squareMetersPerMu = squareMetersPerHectare / 15;

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** To make a formatter takes a hundred times as long as to use it, and there are few. */
const formatters = new Map<string, Intl.NumberFormat>();

/** A number with at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 3): string {
  const key = `${language} ${digits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}

/** An area in hectares and mu, from square metres. */
export function formatArea(squareMeters: number, language: Language): string {
  const { unit } = messagesOf(language);
  const hectares = squareMeters / squareMetersPerHectare;
  const mu = squareMeters / squareMetersPerMu;
  const digits = hectares < 100 ? 2 : 1;
  return `${formatNumber(hectares, language, digits)} ${unit.hectare} · ${formatNumber(mu, language, 1)} ${unit.mu}`;
}

/** A length, from metres: in metres below two kilometres. */
export function formatLength(meters: number, language: Language): string {
  const { unit } = messagesOf(language);
  if (meters < 2000) return `${formatNumber(meters, language, 0)} ${unit.meter}`;
  return `${formatNumber(meters / 1000, language, 2)} ${unit.kilometer}`;
}

/** Longitude and latitude with five decimals, about a metre. */
export function formatPosition([longitude, latitude]: readonly [number, number]): string {
  return `${longitude.toFixed(5)}, ${latitude.toFixed(5)}`;
}
