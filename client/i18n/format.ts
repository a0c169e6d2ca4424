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
  return withMinus(formatterOf(language, 0, digits).format(value));
}

/** A number with exactly so many decimals, as those of one column have; `isSigned` shows a plus before what grows. */
export function formatFixed(value: number, language: Language, digits: number, isSigned = false): string {
  return withMinus(formatterOf(language, digits, digits, isSigned).format(value));
}

function formatterOf(language: Language, least: number, most: number, isSigned = false): Intl.NumberFormat {
  const key = `${language} ${least} ${most} ${isSigned}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      signDisplay: isSigned ? 'exceptZero' : 'auto',
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** A formatted number with a minus as wide as a plus, in place of the hyphen. */
export function withMinus(formatted: string): string {
  return formatted.replace('-', '−');
}

/** A number with its unit. English has no word for 亿: what is counted in it is said in millions and billions. */
export function formatQuantity(value: number, unit: string, language: Language): string {
  if (unit === '亿元' && language === 'en') {
    return value < 10
      ? `CNY ${formatNumber(value * 100, language)} million`
      : `CNY ${formatNumber(value / 10, language, 4)} billion`;
  }
  return `${formatNumber(value, language)} ${messagesOf(language).units[unit] ?? unit}`;
}

/** An area in hectares and mu, from square metres. */
export function formatArea(squareMeters: number, language: Language): string {
  const { unit } = messagesOf(language);
  const hectares = squareMeters / squareMetersPerHectare;
  const mu = squareMeters / squareMetersPerMu;
  const digits = hectares < 100 ? 2 : 1;
  // a number keeps to its unit where a line ends
  return `${formatFixed(hectares, language, digits)}\u00a0${unit.hectare} · ${formatFixed(mu, language, 1)}\u00a0${unit.mu}`;
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
