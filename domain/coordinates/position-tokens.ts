/** Which way a number counts: to the east, to the north, up, or as X and Y, which each trade uses its own way. */
export type Axis = 'east' | 'north' | 'height' | 'plane';

export type Token =
  | { kind: 'number'; value: number; digits: string; isDecimal: boolean }
  | { kind: 'mark'; mark: '°' | "'" | '"' }
  | { kind: 'label'; axis: Axis; isNegative: boolean }
  | { kind: 'separator' };

/** Longest text that is looked at; more is no position. */
const longest = 300;

/** The parts of a position as it was typed; null where there is anything that no position has. */
export function readTokens(text: string): Token[] | null {
  if (text.length > longest) return null;
  const tidied = hyphensApart(tidy(text));
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern, 'y');
  while (pattern.lastIndex < tidied.length) {
    const match = pattern.exec(tidied);
    if (!match) return null;
    const token = tokenOf(match.groups!);
    if (token) tokens.push(token);
  }
  return tokens;
}

const tokenPattern =
  /\s*(?:(?<number>(?<![\d.])[+-]?(?:\d+(?:\.\d*)?|\.\d+))|(?<mark>[°'"])|(?<label>LON|LAT|[NSEWXYHZ](?![A-Z]))|(?<separator>[,;|\n/])|(?<filler>[:=]|M(?![A-Z])|$))/;

const axes: Readonly<Record<string, Axis>> = {
  LON: 'east',
  E: 'east',
  W: 'east',
  LAT: 'north',
  N: 'north',
  S: 'north',
  X: 'plane',
  Y: 'plane',
  H: 'height',
  Z: 'height',
};

function tokenOf({ number, mark, label, separator }: Record<string, string | undefined>): Token | null {
  if (number !== undefined) {
    const digits = number.replace(/^[+-]/, '');
    return { kind: 'number', value: Number(number), digits, isDecimal: digits.includes('.') };
  }
  if (mark !== undefined) return { kind: 'mark', mark: mark as '°' };
  if (label !== undefined)
    return { kind: 'label', axis: axes[label]!, isNegative: label === 'S' || label === 'W' };
  return separator === undefined ? null : { kind: 'separator' };
}

/** Words and signs for one thing, the longer before those that they contain. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/SRID=\d+;?|EPSG[:\s]*\d+|CGCS\s?2000|WGS[\s-]?84|POINT\s*Z?(?=\s*\()/g, ' '],
  // of JSON
  [/["']([A-Z]+)["']/g, ' $1 '],
  [/北纬|北坐标|纵坐标|NORTHING|NORTH|北/g, ' N '],
  [/东经|东坐标|横坐标|EASTING|EAST|东/g, ' E '],
  [/南纬|SOUTH|南/g, ' S '],
  [/西经|WEST|西/g, ' W '],
  [/经度|LONGITUDE|LONG|LNG/g, ' LON '],
  [/纬度|LATITUDE/g, ' LAT '],
  [/高程|ALT(ITUDE)?/g, ' H '],
  [/DEG(REES?)?|度/g, '°'],
  [/MIN(UTES?)?|分/g, "'"],
  [/SEC(ONDS?)?|秒/g, '"'],
  [/METERS?|METRES?|米/g, ' M '],
];

/** One way of writing for the many that keyboards, papers and programs have. */
function tidy(text: string): string {
  const signs = text
    .replace(/[º˚]/g, '°')
    .replace(/''|′′|’’|[″”“ʺ〃]/g, '"')
    .replace(/[′’‘ʹ´`ˊ＇]/g, "'")
    .replace(/[−–—]/g, '-');
  // full-width forms become plain ones
  const plain = signs.normalize('NFKC').toUpperCase();
  const words = synonyms.reduce((rest, [form, one]) => rest.replace(form, one), plain);
  return withoutGroups(
    words
      .replace(/(?<=\d)。(?=\d)/g, '.')
      .replace(/、/g, ',')
      .replace(/[。()[\]{}<>]/g, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/^\s*(-?\d+),(\d+)[;\s]+(-?\d+),(\d+)\s*$/, '$1.$2 $3.$4')
      .trim(),
  );
}

/** Millions written in groups of three, and beside them thousands. */
function withoutGroups(text: string): string {
  if (!/(?<!\d)\d{1,3}(,\d{3}){2}(?!\d)/.test(text)) return text;
  return text.replace(/(?<![\d,])\d{1,3}(,\d{3}){1,2}(?![\d,])/g, (grouped) => grouped.replaceAll(',', ''));
}

/** Hyphens between degrees, minutes and seconds, which only a hemisphere tells from the hyphens of a code. */
function hyphensApart(text: string): string {
  return /[NS]/.test(text) && /[EW]/.test(text) ? text.replace(/(?<=\d)-(?=\d)/g, ' ') : text;
}
