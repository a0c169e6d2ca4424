import { describe, expect, it } from 'vitest';
import { areaLabels } from '#domain/cartography/area-labels.ts';
import { dayNumber } from '#domain/time/day.ts';

describe('areaLabels', () => {
  it('carries what the style asks of a label, dates as day numbers', () => {
    const labels = areaLabels('cluster', [
      {
        id: 'town-north',
        validFrom: '2021-12-08',
        validTo: null,
        point: [112.7, 38.2],
        properties: { name: '北部活力方城', nameEn: null, kind: 'town', role: 'x' },
      },
    ]);
    expect(labels).toEqual([
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [112.7, 38.2] },
        properties: {
          collection: 'cluster',
          id: 'town-north',
          name: '北部活力方城',
          kind: 'town',
          from: dayNumber('2021-12-08'),
        },
      },
    ]);
  });
});
