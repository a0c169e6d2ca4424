import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { terrain } from '#domain/collections/terrain.ts';
import { findFeatureFaults } from '#domain/features/check-feature.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { drawTerrain } from '../../../../scripts/plan-drawing/terrain/draw-terrain.ts';
import { frame } from '../../../../scripts/plan-drawing/terrain/frame.ts';
import { heightAt, landHeights } from '../../../../scripts/plan-drawing/terrain/surface.ts';

const features = drawTerrain();

describe('the land', () => {
  it('has the heights that are reported', () => {
    expect(Math.max(...landHeights())).toBeCloseTo(1_839, 0);
    // west of 大盂
    expect(Math.abs(heightAt(112.708, 38.187) - 990)).toBeLessThan(10);
    expect(heightAt(112.66, 38.06)).toBeCloseTo(900, -1);
  });

  it('has its pass at 石岭关, and falls from there to both sides', () => {
    const pass = heightAt(112.7098, 38.2425);
    expect(pass).toBeGreaterThan(heightAt(112.7155, 38.2) + 40);
    expect(pass).toBeGreaterThan(heightAt(112.715, 38.3) + 100);
    for (const longitude of [112.66, 112.76]) expect(heightAt(longitude, 38.2425)).toBeGreaterThan(pass);
  });

  it('is level enough to build on in the valley, and hilly on both sides', () => {
    for (const [longitude, latitude] of [
      [112.69, 38.16],
      [112.715, 38.16],
      [112.735, 38.16],
      [112.7, 38.13],
      [112.715, 38.2],
    ] as const) {
      const rise = Math.abs(heightAt(longitude + 0.002, latitude) - heightAt(longitude, latitude));
      expect(rise, `${longitude} ${latitude}`).toBeLessThan(10);
      expect(heightAt(longitude, latitude)).toBeLessThan(1_050);
    }
    expect(heightAt(112.6, 38.16)).toBeGreaterThan(1_080);
    expect(heightAt(112.82, 38.2)).toBeGreaterThan(1_200);
  });

  it('is drawn as valid bands and slopes, each within the one below', () => {
    for (const feature of features) expect(findFeatureFaults(terrain, feature), feature.id).toEqual([]);
    for (const kind of ['height', 'light', 'shade']) {
      const areas = features
        .filter(({ properties }) => properties['kind'] === kind)
        .map(({ geometry }) => ellipsoidalArea(geometry as MultiPolygon));
      expect(areas.length).toBe(kind === 'height' ? 8 : 3);
      expect(areas, kind).toEqual(areas.toSorted((one, other) => other - one));
    }
  });

  it('fades out before the frame', () => {
    const margin = 0.01;
    for (const { geometry, id } of features) {
      for (const [longitude, latitude] of (geometry as MultiPolygon).coordinates.flat(2)) {
        expect(longitude! > frame.west + margin && longitude! < frame.east - margin, id).toBe(true);
        expect(latitude! > frame.south + margin && latitude! < frame.north - margin, id).toBe(true);
      }
    }
  });

  it('stays light', () => {
    expect(JSON.stringify(features).length).toBeLessThan(600_000);
  });

  it('is the same on every run', () => {
    expect(JSON.stringify(drawTerrain())).toBe(JSON.stringify(features));
  });
});
