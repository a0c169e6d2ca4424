import { describe, expect, it } from 'vitest';
import { Measurement } from '../../../../client/state/tools/measurement.svelte.ts';
import type { Place } from '../../../../domain/measure/geodesic.ts';

const [a, b, c]: Place[] = [
  [112.7, 38.18],
  [112.71, 38.18],
  [112.71, 38.19],
];

function drawn(...places: Place[]): Measurement {
  const measurement = new Measurement();
  for (const place of places) measurement.add(place);
  return measurement;
}

describe('Measurement', () => {
  it('keeps what is drawn when something else is measured of it', () => {
    const measurement = drawn(a!, b!, c!);
    measurement.choose('area');
    expect(measurement.places).toEqual([a, b, c]);
    expect(measurement.canFinish).toBe(true);
  });

  it('begins anew after the end, and brings the last drawing back', () => {
    const measurement = drawn(a!, b!);
    measurement.finish();
    expect(measurement.isFinished).toBe(true);
    measurement.add(c!);
    expect(measurement.places).toEqual([c]);
    measurement.undo();
    expect(measurement.places).toEqual([a, b]);
    expect(measurement.isFinished).toBe(true);
  });

  it('is not ended before there is a line, or a polygon', () => {
    const measurement = drawn(a!);
    measurement.finish();
    expect(measurement.isFinished).toBe(false);
    measurement.add(b!);
    measurement.choose('area');
    measurement.finish();
    expect(measurement.isFinished).toBe(false);
  });

  it('takes a whole drag back in one step', () => {
    const measurement = drawn(a!, b!);
    measurement.move(1, [112.72, 38.18]);
    measurement.drag(1, [112.73, 38.18]);
    measurement.drag(1, c!);
    expect(measurement.places).toEqual([a, c]);
    measurement.undo();
    expect(measurement.places).toEqual([a, b]);
  });

  it('inserts, removes and clears, and all of it can be undone', () => {
    const measurement = drawn(a!, c!);
    measurement.insert(1, b!);
    expect(measurement.places).toEqual([a, b, c]);
    measurement.choosePlace(0);
    measurement.remove(0);
    expect(measurement.places).toEqual([b, c]);
    expect(measurement.chosen).toBeNull();
    measurement.removeLast();
    measurement.clear();
    expect(measurement.places).toEqual([]);
    measurement.undo();
    measurement.undo();
    measurement.undo();
    expect(measurement.places).toEqual([a, b, c]);
  });

  it('adds typed places to a drawing that was ended, and goes on from it when asked', () => {
    const measurement = drawn(a!, b!);
    measurement.finish();
    measurement.append(c!);
    expect(measurement.places).toEqual([a, b, c]);
    expect(measurement.isFinished).toBe(true);
    measurement.resume();
    measurement.add(a!);
    expect(measurement.places).toEqual([a, b, c, a]);
  });

  it('has nothing to end or undo when nothing was drawn', () => {
    const measurement = new Measurement();
    measurement.removeLast();
    measurement.clear();
    measurement.finish();
    measurement.resume();
    expect(measurement.canUndo).toBe(false);
    expect(measurement.isDrawing).toBe(false);
  });
});
