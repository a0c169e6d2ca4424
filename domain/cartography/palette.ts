import type { Theme } from './style-options.ts';

/** The colours of the map that no standard fixes, for one theme. */
export interface Palette {
  background: string;
  plannedArea: string;
  /** The planned area from afar, where it is one patch. */
  plannedAreaFar: string;
  ink: string;
  quietInk: string;
  /** Names of examples, which stand on any land use. */
  exampleInk: string;
  halo: string;
  water: string;
  waterEdge: string;
  waterInk: string;
  parcelEdge: string;
  hatch: string;
  dots: string;
  planRed: string;
  coreRed: string;
  roadInk: string;
  roadCentre: string;
  division: string;
  railDark: string;
  /** A railway seen from afar, where it has no light dashes yet. */
  railFar: string;
  railLight: string;
  highlight: string;
  symbolInk: string;
  symbolEdge: string;
  /** Plate of a symbol that stands for an example. */
  hollow: string;
}

const light: Palette = {
  background: '#eef0ea',
  plannedArea: '#fbfbf7',
  plannedAreaFar: '#f3d3c9',
  ink: '#22282b',
  quietInk: '#566066',
  exampleInk: '#4b555b',
  halo: '#fbfbf8',
  water: '#8fbfe0',
  waterEdge: '#5f9dc7',
  waterInk: '#2b678f',
  parcelEdge: '#ffffff',
  hatch: '#4a545a',
  dots: '#a39d88',
  planRed: '#c0281f',
  coreRed: '#7f1420',
  roadInk: '#6b4d1d',
  roadCentre: '#ffffff',
  division: '#7a7286',
  railDark: '#4b5054',
  railFar: '#4b5054',
  railLight: '#ffffff',
  highlight: '#0b6f78',
  symbolInk: '#ffffff',
  symbolEdge: '#ffffff',
  hollow: '#fbfbf8',
};

const dark: Palette = {
  background: '#14191d',
  plannedArea: '#1d2429',
  plannedAreaFar: '#4b2a28',
  ink: '#eef2f3',
  quietInk: '#a9b4ba',
  exampleInk: '#ccd5d9',
  halo: '#11161a',
  water: '#2f617f',
  waterEdge: '#4583a8',
  waterInk: '#8fc4e6',
  parcelEdge: '#14191d',
  hatch: '#dfe6e9',
  dots: '#6f7679',
  planRed: '#ff6a5c',
  coreRed: '#ffd0d4',
  roadInk: '#e6cd96',
  roadCentre: '#aab3b8',
  division: '#8f879c',
  railDark: '#3b444a',
  railFar: '#7f8b92',
  railLight: '#c3cbd0',
  highlight: '#5fd4da',
  symbolInk: '#ffffff',
  symbolEdge: '#11161a',
  hollow: '#20282d',
};

/** The palette of a theme. */
export function paletteOf(theme: Theme): Palette {
  return theme === 'dark' ? dark : light;
}
