import { describe, expect, it } from 'vitest';
import { courses, type LngLat } from '../../../scripts/plan-drawing/courses.ts';
import { smoothLine } from '../../../scripts/plan-drawing/smooth-line.ts';

function metersBetween(one: LngLat, other: LngLat): number {
  const scale = Math.cos((one[1] * Math.PI) / 180);
  return Math.hypot((other[0] - one[0]) * scale, other[1] - one[1]) * 111_320;
}

describe('a smooth line', () => {
  it('passes through every control point', () => {
    const line = smoothLine(courses.g55);
    for (const control of courses.g55) expect(line).toContainEqual(control);
  });

  it('has a position about every step', () => {
    const line = smoothLine(courses.g55, 80);
    const gaps = line.slice(1).map((point, index) => metersBetween(line[index]!, point));
    expect(Math.max(...gaps)).toBeLessThan(130);
    expect(Math.min(...gaps)).toBeGreaterThan(40);
  });

  it('bends without corners', () => {
    const line = smoothLine(courses.g55, 80);
    const headings = line.slice(1).map((point, index) => {
      const before = line[index]!;
      return Math.atan2(point[1] - before[1], (point[0] - before[0]) * 0.787);
    });
    const turns = headings.slice(1).map((heading, index) => Math.abs(heading - headings[index]!));
    expect(Math.max(...turns)).toBeLessThan(0.1);
  });

  it('runs straight where its control points do', () => {
    const line = smoothLine([
      [112, 38],
      [112, 38.1],
      [112, 38.3],
    ]);
    expect(line.every(([lng]) => lng === 112)).toBe(true);
    expect(line.every(([, lat], index) => index === 0 || lat > line[index - 1]![1])).toBe(true);
  });

  it('leaves two points, and one control point given twice, as they are', () => {
    const two: LngLat[] = [
      [112, 38],
      [112.1, 38.1],
    ];
    expect(smoothLine(two)).toEqual(two);
    expect(smoothLine([two[0]!, two[0]!, two[1]!])).toEqual(two);
  });

  it('is the same on every run', () => {
    expect(smoothLine(courses['taixin-avenue'])).toEqual(smoothLine(courses['taixin-avenue']));
  });
});
