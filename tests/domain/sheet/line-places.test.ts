import { describe, expect, it } from 'vitest';
import { distancesAlong, isSteep, leanOf, straightPlaces } from '#domain/sheet/line-places.ts';

/** The direction of text along a line that runs in a direction, all in degrees clockwise. */
function readingAlong(degrees: number): number {
  const angle = (degrees * Math.PI) / 180;
  const [place] = straightPlaces([0, 0, 10 * Math.cos(angle), 10 * Math.sin(angle)], 8, 4);
  return Math.round((place!.angle * 180) / Math.PI);
}

describe('places for a name along a street', () => {
  it('lie in the middle of a street that is as long as the name', () => {
    expect(straightPlaces([0, 0, 10, 0], 10, 4)).toEqual([{ x: 5, y: 0, angle: 0, along: 5 }]);
  });

  it('are read from the left, whichever way the street was drawn', () => {
    for (const degrees of [-60, -30, 0, 30, 60]) {
      expect(readingAlong(degrees)).toBe(degrees);
      expect(readingAlong(degrees + 180)).toBe(degrees);
    }
  });

  it('are all read upwards along streets that waver around the vertical', () => {
    for (const degrees of [-105, -95, -90, -85, -75]) {
      expect(readingAlong(degrees)).toBe(degrees);
      expect(readingAlong(degrees + 180)).toBe(degrees);
    }
  });

  it('are not where the street turns', () => {
    const places = straightPlaces([0, 0, 20, 0, 20, 20], 10, 1);
    expect(places.length).toBeGreaterThan(0);
    for (const { along } of places) expect(along <= 16 || along >= 24).toBe(true);
  });

  it('know how far along they are', () => {
    expect(distancesAlong([0, 0, 3, 4, 3, 10])).toEqual([0, 5, 11]);
  });
});

describe('a steep direction', () => {
  it('is nearer to the vertical than to the horizontal', () => {
    expect([50, -50, 90, 130].map((degrees) => isSteep((degrees * Math.PI) / 180))).not.toContain(false);
    expect([0, 40, -40, 140].map((degrees) => isSteep((degrees * Math.PI) / 180))).not.toContain(true);
  });

  it('leans as far from the vertical, whichever way it is read', () => {
    for (const degrees of [-44, -10, 0, 10, 44]) {
      const lean = (degrees * Math.PI) / 180;
      expect(leanOf(Math.PI / 2 + lean)).toBeCloseTo(lean, 9);
      expect(leanOf(lean - Math.PI / 2)).toBeCloseTo(lean, 9);
    }
  });
});
