import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadrantOf, toDegreesMinutesSeconds } from '#domain/measure/bearing-parts.ts';

const bearing = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true });

describe('quadrantOf', () => {
  it.each([
    [23.2333, 'north', 23 * 60 + 14, 'east'],
    [156.5, 'south', 23 * 60 + 30, 'east'],
    [203.5, 'south', 23 * 60 + 30, 'west'],
    [336.5, 'north', 23 * 60 + 30, 'west'],
    [0, 'north', 0, 'east'],
    [90, 'north', 5400, 'east'],
    [180, 'south', 0, 'east'],
    [270, 'north', 5400, 'west'],
    [359.9999, 'north', 0, 'east'],
  ])('says %f degrees as surveyors do', (degrees, from, minutes, towards) => {
    expect(quadrantOf(degrees)).toEqual({ from, minutes, towards });
  });

  it('can be turned back into the bearing, to half a minute', () => {
    fc.assert(
      fc.property(bearing, (degrees) => {
        const { from, minutes, towards } = quadrantOf(degrees);
        const fromNorth = from === 'north' ? minutes : 10_800 - minutes;
        const back = towards === 'east' ? fromNorth : 21_600 - fromNorth;
        const difference = Math.abs(back - degrees * 60);
        expect(Math.min(difference, 21_600 - difference)).toBeLessThanOrEqual(0.500001);
        expect(minutes).toBeLessThanOrEqual(5_400);
      }),
    );
  });
});

describe('toDegreesMinutesSeconds', () => {
  it('never says sixty', () => {
    expect(toDegreesMinutesSeconds(23.9999999)).toEqual({ degrees: 24, minutes: 0, seconds: 0 });
    expect(toDegreesMinutesSeconds(359.9999999)).toEqual({ degrees: 0, minutes: 0, seconds: 0 });
    expect(toDegreesMinutesSeconds(23.234)).toEqual({ degrees: 23, minutes: 14, seconds: 2.4 });
  });
});
