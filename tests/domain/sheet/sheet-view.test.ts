import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, gridScaleFactor } from '#domain/sheet/plan-grid.ts';
import { paperNames } from '#domain/sheet/paper.ts';
import { layOutSheet } from '#domain/sheet/sheet-layout.ts';
import {
  boundsOfView,
  groundSize,
  gridToPaper,
  outlineOf,
  paperToGrid,
  scaleToFit,
  toPaper,
  viewAround,
} from '#domain/sheet/sheet-view.ts';

const dayu = [112.7, 38.19] as const;
const grid = gridOf(dayu[0]);
const { map: frame } = layOutSheet('A3', 'landscape');

describe('the grid of a plan', () => {
  it('is EPSG:4547 for the belt, whose central meridian is 114°E', () => {
    expect(grid.centralMeridian).toBe(114);
    expect(grid.epsg).toBe(4547);
  });

  it('stretches lengths at Dayu by about one in six thousand', () => {
    const [easting] = grid.toGrid([...dayu]);
    expect(gridScaleFactor(easting, dayu[1])).toBeCloseTo(1.00016, 5);
    expect(gridScaleFactor(500_000, dayu[1])).toBe(1);
  });

  it('stretches them as a short line measured in it does', () => {
    const [easting, northing] = grid.toGrid([...dayu]);
    const step = 1e-5;
    const [, northingAbove] = grid.toGrid([dayu[0], dayu[1] + step]);
    const [eastingAbove] = grid.toGrid([dayu[0], dayu[1] + step]);
    const length = Math.hypot(eastingAbove - easting, northingAbove - northing);
    const [semiMajor, flattening] = [6_378_137, 1 / 298.257222101];
    const eccentricity = flattening * (2 - flattening);
    const sine = Math.sin(((dayu[1] + step / 2) * Math.PI) / 180);
    const meridianRadius = (semiMajor * (1 - eccentricity)) / (1 - eccentricity * sine ** 2) ** 1.5;
    const meters = (meridianRadius * step * Math.PI) / 180;
    expect(length / meters).toBeCloseTo(gridScaleFactor(easting, dayu[1]), 6);
  });
});

describe('a sheet true to scale', () => {
  it('draws a kilometre of the grid 100 mm long at 1:10 000, in every direction', () => {
    const view = viewAround(grid, frame, 10_000, [...dayu]);
    const [easting, northing] = grid.toGrid([...dayu]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (direction) => {
        const end = [easting + 1000 * Math.cos(direction), northing + 1000 * Math.sin(direction)] as const;
        const [startX, startY] = toPaper(view, grid.toPosition([easting, northing]));
        const [endX, endY] = toPaper(view, grid.toPosition(end));
        expect(Math.abs(Math.hypot(endX - startX, endY - startY) - 100)).toBeLessThan(0.05);
      }),
    );
  });

  it('has the place it was laid around in the middle of its frame, and grid north up', () => {
    const view = viewAround(grid, frame, 5_000, [...dayu]);
    const [x, y] = toPaper(view, [...dayu]);
    expect(x).toBeCloseTo(frame.x + frame.width / 2, 6);
    expect(y).toBeCloseTo(frame.y + frame.height / 2, 6);
    const [easting, northing] = grid.toGrid([...dayu]);
    const [northX, northY] = gridToPaper(view, [easting, northing + 100]);
    expect(northX).toBeCloseTo(x, 6);
    expect(northY).toBeCloseTo(y - 20, 6);
  });

  it('finds its way back from the paper to the grid', () => {
    const view = viewAround(grid, frame, 25_000, [...dayu]);
    const point = [383_456.78, 4_228_765.43] as const;
    const [easting, northing] = paperToGrid(view, gridToPaper(view, point));
    expect(easting).toBeCloseTo(point[0], 4);
    expect(northing).toBeCloseTo(point[1], 4);
  });

  it('shows on the map exactly what it holds', () => {
    const view = viewAround(grid, frame, 10_000, [...dayu]);
    const ring = outlineOf(view);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const position of ring) {
      const [x, y] = toPaper(view, position);
      const away = Math.min(
        Math.abs(x - frame.x),
        Math.abs(x - frame.x - frame.width),
        Math.abs(y - frame.y),
        Math.abs(y - frame.y - frame.height),
      );
      expect(away).toBeLessThan(0.01);
    }
    const [west, south, east, north] = boundsOfView(view);
    const [width, height] = groundSize(frame, 10_000);
    expect(width).toBeCloseTo(frame.width * 10, 6);
    expect(height).toBeCloseTo(frame.height * 10, 6);
    expect(west).toBeLessThan(dayu[0]);
    expect(east).toBeGreaterThan(dayu[0]);
    expect(south).toBeLessThan(dayu[1]);
    expect(north).toBeGreaterThan(dayu[1]);
  });

  it.each(paperNames)('fits a view on an %s at a round scale that holds it and little more', (paper) => {
    const { map } = layOutSheet(paper, 'portrait');
    const bounds: [number, number, number, number] = [112.66, 38.15, 112.76, 38.25];
    const scale = scaleToFit(grid, map, bounds);
    const view = viewAround(grid, map, scale, [112.71, 38.2]);
    for (const position of [
      [112.66, 38.15],
      [112.76, 38.25],
    ]) {
      const [x, y] = toPaper(view, position);
      expect(x).toBeGreaterThanOrEqual(map.x - 1);
      expect(x).toBeLessThanOrEqual(map.x + map.width + 1);
      expect(y).toBeGreaterThanOrEqual(map.y - 1);
      expect(y).toBeLessThanOrEqual(map.y + map.height + 1);
    }
    const [width, height] = groundSize(map, scale / 1.34);
    expect(width < 8_740 || height < 11_100).toBe(true);
  });
});
