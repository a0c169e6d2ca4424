import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { isExpressway } from '../road-expressions.ts';
import { roadNumber } from '../road-number.ts';

/** The kinds of numbered road that signs along roads tell apart by colour (GB 5768). */
export type Shield =
  'national-expressway' | 'provincial-expressway' | 'national-highway' | 'provincial-highway';

/** A plate, a band along its top, and the number on it. */
export interface ShieldColors {
  plate: string;
  band: string;
  ink: string;
}

/** Signs look alike by day and by night, and so they do in both themes. */
export const shieldColors: Record<Shield, ShieldColors> = {
  'national-expressway': { plate: '#1a7a44', band: '#c8322b', ink: '#ffffff' },
  'provincial-expressway': { plate: '#1a7a44', band: '#e0b400', ink: '#ffffff' },
  'national-highway': { plate: '#b3261e', band: '#b3261e', ink: '#ffffff' },
  'provincial-highway': { plate: '#f0c419', band: '#f0c419', ink: '#22282b' },
};

const prefix = 'shield/';

const isNational: ExpressionSpecification = ['==', ['slice', roadNumber, 0, 1], 'G'];

/** The image name of the shield of a road with a number. */
export const shieldImage: ExpressionSpecification = [
  'concat',
  prefix,
  ['case', isNational, 'national-', 'provincial-'],
  ['case', isExpressway, 'expressway', 'highway'],
];

/** Colour of the number on its shield. */
export const shieldInk: ExpressionSpecification = [
  'case',
  ['any', isExpressway, isNational],
  '#ffffff',
  shieldColors['provincial-highway'].ink,
];

/** The shield a name stands for, or null when it names none. */
export function findShieldImage(name: string): ShieldColors | null {
  const shield = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return Object.hasOwn(shieldColors, shield) ? shieldColors[shield as Shield] : null;
}
