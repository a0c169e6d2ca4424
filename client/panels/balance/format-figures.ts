import type { Language } from '#domain/cartography/style-options.ts';
import { withMinus } from '../../i18n/format.ts';

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const formats = new Map<string, Intl.NumberFormat>();

/** A number with exactly so many decimals; `isSigned` shows a plus before what grows. */
export function formatFigure(value: number, language: Language, digits: number, isSigned = false): string {
  const key = `${language}${digits}${isSigned}`;
  let format = formats.get(key);
  if (!format) {
    // building one takes longer than a table's worth of numbers
    format = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: isSigned ? 'exceptZero' : 'auto',
    });
    formats.set(key, format);
  }
  return withMinus(format.format(value));
}
