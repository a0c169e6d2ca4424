import type { Theme } from '../style-options.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { LineSign } from './line-sign.ts';

export type UtilityKind = 'water' | 'sewage' | 'stormwater' | 'power' | 'gas' | 'heat' | 'telecom';

/**
 * A utility network: its sign, and the letters along it: in Chinese those that surveyors write (CJJ 61), in English the
 * initials of what flows in it.
 */
export interface UtilitySign extends LineSign {
  letters: BilingualText;
}

const light: Record<UtilityKind, UtilitySign> = {
  water: { color: '#1f7fd1', width: 1.8, dash: [5, 1.6], letters: { zh: 'JS', en: 'W' } },
  sewage: { color: '#85592f', width: 1.8, dash: [5, 1.6], letters: { zh: 'WS', en: 'S' } },
  stormwater: { color: '#5f7f95', width: 1.8, dash: [5, 1.6], letters: { zh: 'YS', en: 'SW' } },
  power: { color: '#c22a3a', width: 1.8, dash: [3, 1.2], letters: { zh: 'DL', en: 'P' } },
  gas: { color: '#c2478f', width: 1.8, dash: [8, 1.6], letters: { zh: 'RQ', en: 'G' } },
  heat: { color: '#d9731a', width: 1.8, dash: [8, 1.6], letters: { zh: 'RL', en: 'H' } },
  telecom: { color: '#2f8f57', width: 1.8, dash: [3, 1.2], letters: { zh: 'DX', en: 'T' } },
};

const dark: Record<UtilityKind, UtilitySign> = {
  water: { ...light.water, color: '#6cb6f5' },
  sewage: { ...light.sewage, color: '#c9986a' },
  stormwater: { ...light.stormwater, color: '#9fbdd0' },
  power: { ...light.power, color: '#ff7a86' },
  gas: { ...light.gas, color: '#f08cc6' },
  heat: { ...light.heat, color: '#ffa65c' },
  telecom: { ...light.telecom, color: '#6cd49a' },
};

/** The kinds of network that are utilities. */
export const utilityKinds = Object.keys(light) as readonly UtilityKind[];

/** The signs of all utility networks. */
export function utilitySigns(theme: Theme): Record<UtilityKind, UtilitySign> {
  return theme === 'dark' ? dark : light;
}
