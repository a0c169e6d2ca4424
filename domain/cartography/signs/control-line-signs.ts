import type { Theme } from '../style-options.ts';
import type { LineSign } from './line-sign.ts';

export type ControlLineKind =
  | 'ecological-red-line'
  | 'basic-farmland'
  | 'urban-development-boundary'
  | 'green'
  | 'blue'
  | 'purple'
  | 'yellow'
  | 'red';

/** The colours that name the lines, and a rhythm of dashes for each, so that they differ without colour too. */
const light: Record<ControlLineKind, LineSign> = {
  'ecological-red-line': { color: '#d7191c', width: 2.6 },
  'basic-farmland': { color: '#a6801a', width: 2.2, dash: [1, 1.4] },
  'urban-development-boundary': { color: '#2b2f33', width: 2.4, dash: [5, 2] },
  green: { color: '#0c8a45', width: 2, dash: [4, 1.6] },
  blue: { color: '#0f66b5', width: 2, dash: [4, 1.4, 1, 1.4] },
  purple: { color: '#7030a0', width: 2, dash: [2.4, 1.4] },
  yellow: { color: '#c98a00', width: 2, dash: [4, 1.4, 1, 1.4, 1, 1.4] },
  red: { color: '#e02020', width: 1.4, dash: [8, 2] },
};

const dark: Record<ControlLineKind, LineSign> = {
  'ecological-red-line': { ...light['ecological-red-line'], color: '#ff6b62' },
  'basic-farmland': { ...light['basic-farmland'], color: '#d8b24a' },
  'urban-development-boundary': { ...light['urban-development-boundary'], color: '#e6eaec' },
  green: { ...light.green, color: '#46c67f' },
  blue: { ...light.blue, color: '#5aa9ee' },
  purple: { ...light.purple, color: '#b98be0' },
  yellow: { ...light.yellow, color: '#ffcb45' },
  red: { ...light.red, color: '#ff6b62' },
};

/** The signs of all control lines. */
export function controlLineSigns(theme: Theme): Record<ControlLineKind, LineSign> {
  return theme === 'dark' ? dark : light;
}
