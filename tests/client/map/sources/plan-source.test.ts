import { describe, expect, it } from 'vitest';
import { planSource } from '../../../../client/map/sources/plan-source.ts';

describe('planSource', () => {
  it('gives the worker whole addresses, with the braces that MapLibre fills', () => {
    expect(
      planSource({ tiles: ['/api/t/{z}/{y}/{x}'], minzoom: 0, maxzoom: 16 }, 'https://dayu.example'),
    ).toEqual({
      tiles: ['https://dayu.example/api/t/{z}/{y}/{x}'],
      minzoom: 0,
      maxzoom: 16,
    });
  });
});
