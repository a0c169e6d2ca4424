import type { BilingualText } from '#domain/collections/definition.ts';
import type { LineSign } from '../signs/line-sign.ts';
import type { VolumeSign } from '../signs/volume-sign.ts';
import type { PointSymbol } from '../symbols/point-symbol.ts';

/** How an entry of the legend is drawn; the same colours, widths and paths as on the map. */
export type LegendSign =
  | { type: 'fill'; color: string; dots?: string }
  | { type: 'area'; color: string }
  | ({ type: 'line'; letters?: BilingualText } & LineSign)
  | { type: 'road'; color: string; casing: string; width: number }
  | { type: 'rail'; dark: string; light: string; width: number; dash: readonly number[] }
  | { type: 'symbol'; symbol: PointSymbol; isExample?: boolean }
  | { type: 'ramp'; colors: readonly string[] }
  | { type: 'hatch'; color: string }
  | { type: 'volumes'; volumes: readonly VolumeSign[] };

export interface LegendEntry {
  key: string;
  title: BilingualText;
  /** Code of the classification, where the entry has one. */
  code?: string;
  sign: LegendSign;
}

export interface LegendGroup {
  id: string;
  title: BilingualText;
  entries: LegendEntry[];
}
