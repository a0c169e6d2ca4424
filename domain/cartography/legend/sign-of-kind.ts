import { boundarySigns } from '../signs/boundary-signs.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { controlLineSigns } from '../signs/control-line-signs.ts';
import type { LineSign } from '../signs/line-sign.ts';
import type { Theme } from '../style-options.ts';
import { findSymbol } from '../symbols/symbol-image.ts';
import type { LegendSign } from './legend-entry.ts';

/** The sign of a kind of a collection, or null when the map has none for it. */
export function signOfKind(collection: string, kind: string, theme: Theme): LegendSign | null {
  switch (collection) {
    case 'boundary':
      return lineOf(boundarySigns(theme), kind);
    case 'control-line':
      return lineOf(controlLineSigns(theme), kind);
    case 'cluster':
      return areaOf(clusterColors(theme), kind);
    default:
      return symbolOf(collection, kind);
  }
}

function lineOf(signs: Readonly<Record<string, LineSign>>, kind: string): LegendSign | null {
  const sign = signs[kind];
  return sign ? { type: 'line', ...sign } : null;
}

function areaOf(colors: Readonly<Record<string, string>>, kind: string): LegendSign | null {
  const color = colors[kind];
  return color ? { type: 'area', color } : null;
}

function symbolOf(collection: string, kind: string): LegendSign | null {
  const symbol = findSymbol(collection, kind);
  return symbol ? { type: 'symbol', symbol } : null;
}
