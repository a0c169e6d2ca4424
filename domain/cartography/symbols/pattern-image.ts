import type { Theme } from '../style-options.ts';

/** Fine diagonals lie over what is illustrative, dots over land that is kept in reserve. */
export type Pattern = 'hatch' | 'dots';

/** What an image name of the style asks for. */
export interface PatternImage {
  pattern: Pattern;
  theme: Theme;
}

/** Pattern names read `<pattern>/<theme>`; like symbols they are drawn when asked for. */
export function patternImageName(pattern: Pattern, theme: Theme): string {
  return `${pattern}/${theme}`;
}

/** The pattern a name stands for, or null when it names none. */
export function findPatternImage(name: string): PatternImage | null {
  const [pattern, theme, ...rest] = name.split('/');
  if ((pattern !== 'hatch' && pattern !== 'dots') || rest.length > 0) return null;
  return theme === 'light' || theme === 'dark' ? { pattern, theme } : null;
}
