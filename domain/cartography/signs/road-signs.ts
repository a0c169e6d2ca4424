import type { Theme } from '../style-options.ts';

/** A class of road: its width on the ground where no red line is given, least width on the screen, and colours. */
export interface RoadSign {
  widthMeters: number;
  minPixels: number;
  color: string;
  casing: string;
  /** Higher lies on top where roads cross. */
  rank: number;
}

export type RoadClass = 'expressway' | 'ramp' | 'arterial' | 'secondary' | 'local';

const light: Record<RoadClass, RoadSign> = {
  expressway: { widthMeters: 34, minPixels: 3.2, color: '#ec8f6a', casing: '#b4532d', rank: 4 },
  ramp: { widthMeters: 14, minPixels: 1, color: '#f0a988', casing: '#b4532d', rank: 3.5 },
  arterial: { widthMeters: 40, minPixels: 2, color: '#f9dfa0', casing: '#b98f3f', rank: 3 },
  secondary: { widthMeters: 30, minPixels: 1.2, color: '#ffffff', casing: '#9a9c98', rank: 2 },
  local: { widthMeters: 20, minPixels: 0.6, color: '#ffffff', casing: '#b2b4b0', rank: 1 },
};

const dark: Record<RoadClass, RoadSign> = {
  expressway: { ...light.expressway, color: '#c4683f', casing: '#3b1e12' },
  ramp: { ...light.ramp, color: '#a85c3a', casing: '#3b1e12' },
  arterial: { ...light.arterial, color: '#a88a4c', casing: '#2a2312' },
  secondary: { ...light.secondary, color: '#6d767c', casing: '#101417' },
  local: { ...light.local, color: '#586167', casing: '#101417' },
};

/** The signs of all classes of road, lowest last. */
export function roadSigns(theme: Theme): Record<RoadClass, RoadSign> {
  return theme === 'dark' ? dark : light;
}
