import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/coordinate-systems.json' with { type: 'json' };
import { formatPlane } from '#domain/coordinates/format-plane.ts';
import { formatDecimal, formatDms } from '#domain/coordinates/format-position.ts';
import { epsgOf, threeDegree, zoneOf } from '#domain/coordinates/position-system.ts';
import { definitionOf } from '#domain/coordinates/project-position.ts';

describe('a position is written', () => {
  it('in decimals, longitude first', () => {
    expect(formatDecimal([112.65, 38.15])).toBe('112.650000, 38.150000');
    expect(formatDecimal([112.65, 38.15], 5)).toBe('112.65000, 38.15000');
  });

  it('in degrees, minutes and seconds with a hemisphere, and never with sixty of anything', () => {
    expect(formatDms([112.675, 38.2])).toBe('112°40′30.00″E 38°12′00.00″N');
    expect(formatDms([112.99999999, 38.01666666])).toBe('113°00′00.00″E 38°01′00.00″N');
    expect(formatDms([-70.5, -0.5], 0)).toBe('70°30′00″W 0°30′00″S');
    expect(formatDms([-1e-9, 0], 0)).toBe('0°00′00″E 0°00′00″N');
  });

  it('in metres, northing first, with and without the number of the zone', () => {
    expect(formatPlane([112.675, 38.2], 38, false)).toBe('4230527.694, 383936.305');
    expect(formatPlane([112.675, 38.2], 38, true)).toBe('4230527.694, 38383936.305');
  });
});

describe('the systems', () => {
  it('are those of the vocabulary', () => {
    for (const [zone, isZoned] of [
      [37, false],
      [37, true],
      [38, false],
      [38, true],
    ] as const) {
      const system = threeDegree(zone, isZoned);
      const known = vocabulary.systems.find(({ code }) => code === `EPSG:${epsgOf(system)}`);
      expect(known?.definition).toBe(definitionOf(system));
    }
  });

  it('have the codes of the register at both ends of China', () => {
    expect([25, 45].map((zone) => epsgOf(threeDegree(zone, true)))).toEqual([4513, 4533]);
    expect([25, 45].map((zone) => epsgOf(threeDegree(zone, false)))).toEqual([4534, 4554]);
    expect([13, 23].map((zone) => epsgOf({ kind: 'gauss-kruger', width: 6, zone, isZoned: true }))).toEqual([
      4491, 4501,
    ]);
    expect([112.6, 112.4, 70, 140].map(zoneOf)).toEqual([38, 37, 25, 45]);
  });
});
