import type { Theme } from '../style-options.ts';

/** The lie of the land under everything: tints by band of height, lowest first, and how strongly slopes stand out. */
export interface TerrainSign {
  /** The lowest is that of the ground below all bands. */
  tints: readonly string[];
  light: string;
  shade: string;
  /** Opacity of one level of light or shade; levels lie over one another. */
  lightOpacity: number;
  shadeOpacity: number;
}

/** From the green of the valley to the dry grey of the ridges: hues that no land use has, in steps one hardly sees. */
const light: TerrainSign = {
  tints: ['#eef0e8', '#ebede2', '#e8e9dc', '#e6e4d6', '#e4dfd1', '#e1dbcd', '#dfd8cc', '#ddd6cd', '#dcd6d0'],
  light: '#fffdf6',
  shade: '#5d5a4c',
  lightOpacity: 0.16,
  shadeOpacity: 0.055,
};

const dark: TerrainSign = {
  tints: ['#14191d', '#161c1f', '#191f21', '#1c2223', '#1f2525', '#232827', '#272b29', '#2b2e2c', '#2f312f'],
  light: '#aab4b0',
  shade: '#04070a',
  lightOpacity: 0.045,
  shadeOpacity: 0.12,
};

/** The sign of the terrain. */
export function terrainSign(theme: Theme): TerrainSign {
  return theme === 'dark' ? dark : light;
}
