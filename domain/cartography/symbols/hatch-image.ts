import type { Theme } from '../style-options.ts';

/** Name of the pattern laid over illustrative areas. */
export function hatchImageName(theme: Theme): string {
  return `hatch/${theme}`;
}

/** The theme a hatch name asks for, or null when it names no hatch. */
export function findHatchTheme(name: string): Theme | null {
  if (name === hatchImageName('light')) return 'light';
  return name === hatchImageName('dark') ? 'dark' : null;
}
