import { describe, expect, it } from 'vitest';
import { areaLabels } from '#domain/cartography/area-labels.ts';
import { dayNumber } from '#domain/time/day.ts';
import type { Position } from 'geojson';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('areaLabels', () => {
  it('carries what the style asks of a label, dates as day numbers', () => {
    const labels = areaLabels('cluster', [
      {
        id: 'town-north',
        geometry: { type: 'Polygon', coordinates: [square(112, 38, 0.1)] },
        properties: { name: '北部活力方城', kind: 'town', role: 'x', validFrom: '2021-12-08', validTo: null },
      },
    ]);
    expect(labels.features[0]!.properties).toEqual({
      collection: 'cluster',
      id: 'town-north',
      name: '北部活力方城',
      kind: 'town',
      from: dayNumber('2021-12-08'),
    });
  });

  it('leaves out what is no area', () => {
    const point = { id: 'a', geometry: { type: 'Point' as const, coordinates: [0, 0] }, properties: {} };
    expect(areaLabels('cluster', [point]).features).toEqual([]);
  });
});
