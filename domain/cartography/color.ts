/**
 * Colours are softened in Oklab, where an equal step looks equal: lightening there keeps a red red and a brown
 * brown, while mixing with white in sRGB turns both pink. https://bottosson.github.io/posts/oklab/
 */
import type { Theme } from './style-options.ts';

interface Oklab {
  lightness: number;
  a: number;
  b: number;
}

/** Share of chroma kept, and the lightness that 0 and 1 are mapped to. */
const softening = {
  light: { chroma: 0.6, darkest: 0.42, lightest: 0.985 },
  dark: { chroma: 0.52, darkest: 0.24, lightest: 0.7 },
} as const;

/** The hue of a `#RRGGBB` colour of the standard, eased for a light or a dark screen; `#rrggbb`. */
export function softenColor(color: string, theme: Theme): string {
  const { chroma, darkest, lightest } = softening[theme];
  const { lightness, a, b } = toOklab(color);
  return toHex({ lightness: darkest + lightness * (lightest - darkest), a: a * chroma, b: b * chroma });
}

/** A `#rrggbb` colour moved towards white by a share of the way, 0 to 1; the hue stays. */
export function paleColor(color: string, share: number): string {
  const { lightness, a, b } = toOklab(color);
  return toHex({ lightness: lightness + (1 - lightness) * share, a: a * (1 - share), b: b * (1 - share) });
}

/** How different two `#rrggbb` colours look: their distance in Oklab, 1 from black to white. */
export function colorDistance(one: string, other: string): number {
  const [a, b] = [toOklab(one), toOklab(other)];
  return Math.hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b);
}

/** A `#rrggbb` colour moved towards black by a share of the way, 0 to 1; the hue stays. */
export function darkColor(color: string, share: number): string {
  const { lightness, a, b } = toOklab(color);
  return toHex({ lightness: lightness * (1 - share), a: a * (1 - share), b: b * (1 - share) });
}

/** The grey that looks as bright as a `#rrggbb` colour: what is no such colour as it is. */
export function greyOf(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? toHex({ lightness: toOklab(color).lightness, a: 0, b: 0 }) : color;
}

function toOklab(color: string): Oklab {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    toLinear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function toHex({ lightness, a, b }: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map(toByte).join('')}`;
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): string {
  const channel = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  const byte = Math.round(Math.min(1, Math.max(0, channel)) * 255);
  return byte.toString(16).padStart(2, '0');
}
