import type { PositionSystem } from './position-system.ts';

/** What a text was taken to say. */
export interface PositionReading {
  /** Longitude and latitude in degrees, CGCS2000. WGS 84 is taken as that: they differ by less than a decimetre. */
  position: [longitude: number, latitude: number];
  system: PositionSystem;
  /** Which of the two was written first. */
  order: 'east-first' | 'north-first';
  form: 'decimal' | 'minutes' | 'seconds' | 'metres' | 'geo-uri' | 'address';
}
