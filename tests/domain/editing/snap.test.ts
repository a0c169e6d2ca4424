import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snap, snapKinds, type SnapKind, type SnapQuery } from '#domain/editing/snap.ts';
import { courseBetween, placeAlong, type Place } from '#domain/measure/geodesic.ts';

/** A place some metres east and north of a corner. */
const corner: Place = [112.7, 38.17];
const at = (east: number, north: number): Place => placeAlong(placeAlong(corner, 90, east), 0, north);
const line = (...places: Place[]) => places.flat();

const query = (place: Place, more: Partial<SnapQuery> = {}): SnapQuery => ({
  ...{ at: place, reachMeters: 2, lines: [], drawn: [], kinds: new Set(snapKinds), grid: null },
  ...more,
});
const metersOff = (place: Place | undefined, wanted: Place) =>
  place ? courseBetween(place, wanted).meters : Infinity;

/** A street of 100 m to the east, and a wall of 60 m to the north from its end. */
const lines = [line(at(0, 0), at(100, 0), at(100, 60))];

describe('a place that is drawn', () => {
  it('is the vertex that is near, to the last bit, before anything else', () => {
    const vertex = at(100, 0);
    const found = snap(query(at(98.6, 0.8), { lines: [line(at(0, 0), vertex, at(100, 60))] }));
    expect(found).toEqual({ place: vertex, kind: 'vertex', guides: [] });
    expect(snap(query(at(98, 0.8), { lines }))?.kind).toBe('edge');
  });

  it('is on the edge that is near', () => {
    const found = snap(query(at(40, 1.5), { lines }))!;
    expect(found.kind).toBe('edge');
    expect(metersOff(found.place, at(40, 0))).toBeLessThan(0.001);
    expect(snap(query(at(40, 2.5), { lines }))).toBeNull();
  });

  it('is where two edges cross, though neither has a vertex there', () => {
    const cross = [line(at(0, 0), at(100, 0)), line(at(50, -50), at(50, 50))];
    const found = snap(query(at(51, 1), { lines: cross }))!;
    expect(found.kind).toBe('intersection');
    expect(metersOff(found.place, at(50, 0))).toBeLessThan(0.001);
  });

  it('is at a right angle to an edge: the foot of what is drawn on it', () => {
    const found = snap(query(at(31, 0.5), { lines, drawn: [at(30, 40)] }))!;
    expect(found.kind).toBe('intersection');
    expect(metersOff(found.place, at(30, 0))).toBeLessThan(0.001);
    // and off it, along the way there
    const above = snap(query(at(31, 12), { lines, drawn: [at(30, 40)] }))!;
    expect(above.kind).toBe('perpendicular');
    expect(metersOff(above.place, at(30, 12))).toBeLessThan(0.01);
    expect(above.guides).toHaveLength(1);
    expect(metersOff(above.guides[0]![0], at(30, 40))).toBeLessThan(0.001);
  });

  it('goes on parallel to an edge, and at a right angle to what was drawn last', () => {
    const kinds = new Set<SnapKind>(['parallel']);
    const found = snap(query(at(60, 21), { lines, drawn: [at(30, 20)], kinds }))!;
    expect(found.kind).toBe('parallel');
    expect(metersOff(found.place, at(60, 20))).toBeLessThan(0.01);
    const turned = snap(query(at(31.5, 70), { drawn: [at(0, 40), at(30, 40)] }))!;
    expect(turned.kind).toBe('right-angle');
    expect(metersOff(turned.place, at(30, 70))).toBeLessThan(0.01);
  });

  it('lies on an edge that is drawn on beyond its end', () => {
    const kinds = new Set<SnapKind>(['extension']);
    const found = snap(query(at(115, 1), { lines, kinds }))!;
    expect(found.kind).toBe('extension');
    expect(metersOff(found.place, at(115, 0))).toBeLessThan(0.001);
    // far from that edge nobody means it
    expect(snap(query(at(160, 1), { lines, kinds }))).toBeNull();
  });

  it('closes what is drawn at its first place', () => {
    const drawn = [at(0, 100), at(50, 100), at(50, 150)];
    expect(snap(query(at(1, 101), { drawn }))).toMatchObject({ kind: 'vertex', place: drawn[0] });
  });

  it('is on the grid where nothing else is near, and free where that is off', () => {
    const grid = () => at(10, 110);
    expect(snap(query(at(11, 111), { grid }))).toEqual({ place: at(10, 110), kind: 'grid', guides: [] });
    expect(snap(query(at(40, 1), { lines, grid }))?.kind).toBe('edge');
    expect(snap(query(at(40, 1), { lines, kinds: new Set() }))).toBeNull();
  });

  it('is never farther from the pointer than the reach, wherever that is', () => {
    const meters = fc.double({ min: -20, max: 120, noNaN: true });
    fc.assert(
      fc.property(meters, meters, meters, meters, (east, north, fromEast, fromNorth) => {
        const pointer = at(east, north);
        const found = snap(query(pointer, { lines, drawn: [at(fromEast, fromNorth)] }));
        if (found) expect(metersOff(found.place, pointer)).toBeLessThan(2.001);
      }),
    );
  });
});
