import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findPartsFault } from '#domain/geometry/parts-fault.ts';
import { findPolygonFault } from '#domain/geometry/polygon-fault.ts';

const counted = vi.hoisted(() => ({ predicates: 0 }));
vi.mock('robust-predicates', async (importOriginal) => {
  const original = await importOriginal<typeof import('robust-predicates')>();
  const orient2d: typeof original.orient2d = (...positions) => {
    counted.predicates += 1;
    return original.orient2d(...positions);
  };
  return { ...original, orient2d };
});

/** Little under the most positions that are taken. */
const vertices = 99_000;
/** Of the edges' pairs there are five thousand million; an edge is compared with some dozens. */
const predicatesPerVertex = 120;

type Path = [number, number][];

function closed(path: Path, degrees = 0): number[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  // turned about a corner nearby, so that the small steps keep their digits
  return [...path, path[0]!].flatMap(([x, y]) => {
    const [east, north] = [x - 119.6, y - 30];
    return degrees === 0 ? [x, y] : [119.6 + east * cos - north * sin, 30 + east * sin + north * cos];
  });
}

function zigzag(): Path {
  const path: Path = Array.from({ length: vertices }, (_, at) => [
    at % 2 ? 119.6044 : 119.6016,
    30 + at * 1e-7,
  ]);
  return [...path, [119.61, 30 + vertices * 1e-7], [119.61, 30 - 1e-7]];
}

function comb(): Path {
  const teeth = Array.from({ length: vertices / 4 }, (_, at) => 119.6 + at * 4e-7);
  const path = teeth.flatMap((x): Path => [
    [x, 30.0001],
    [x + 1e-7, 30.01],
    [x + 2e-7, 30.01],
    [x + 3e-7, 30.0001],
  ]);
  return [...path, [119.6 + vertices * 1e-7, 30], [119.6, 30]];
}

function around(radius: (turn: number) => number, turns = 1, count = vertices): Path {
  return Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * turns * 2 * Math.PI;
    return [119.6 + radius(at) * Math.cos(angle), 30 + radius(at) * Math.sin(angle)];
  });
}

function spiral(): Path {
  const half = vertices / 2;
  const inner = around((at) => 0.1 + at / half, 100, half);
  const outer = around((at) => 0.105 + at / half, 100, half);
  return [...inner, ...outer.reverse()];
}

const shapes: [string, number, Path][] = [
  ['zigzag', 0, zigzag()],
  ['zigzag', 22, zigzag()],
  ['zigzag', 45, zigzag()],
  ['zigzag', 90, zigzag()],
  ['comb', 45, comb()],
  ['comb', 90, comb()],
  ['circle', 0, around(() => 1)],
  ['spiral', 0, spiral()],
  ['star', 0, around((at) => (at % 2 ? 1 : 0.01))],
];

beforeEach(() => {
  counted.predicates = 0;
});

describe('A polygon of as many vertices as are taken', () => {
  it.each(shapes)('is judged in few steps: a %s turned by %i°', (_name, degrees, path) => {
    expect(findPolygonFault([closed(path, degrees)])).toBeNull();
    expect(counted.predicates).toBeLessThan(predicatesPerVertex * vertices);
  });

  it.each([0, 45])(
    'is refused in few steps where one of its long edges crosses another, turned by %i°',
    (degrees) => {
      const path = zigzag();
      path[70_001] = [119.6044, 30 + 70_004.5e-7];
      expect(findPolygonFault([closed(path, degrees)])?.reason).toBe('self-intersection');
      expect(counted.predicates).toBeLessThan(predicatesPerVertex * vertices);
    },
  );
});

describe('A multi-polygon of as many vertices as are taken', () => {
  const parts = (count: number, move: (at: number) => [number, number]) =>
    Array.from({ length: count }, (_, at) => {
      const [x, y] = move(at);
      return [[x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y]];
    });

  it('is judged in few steps where ten thousand parts touch in their corners', () => {
    const board = parts(10_000, (at) => {
      const row = Math.floor(at / 100);
      return [(at % 100) * 2 + (row % 2), row];
    });
    expect(findPartsFault(board)).toBeNull();
    expect(counted.predicates).toBeLessThan(predicatesPerVertex * 40_000);
  });

  it('is judged in few steps where all parts touch in one point', () => {
    const fan = Array.from({ length: 10_000 }, (_, at) => {
      const [from, to] = [(at / 10_000) * 2 * Math.PI, ((at + 0.5) / 10_000) * 2 * Math.PI];
      return [[0, 0, Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to), 0, 0]];
    });
    expect(findPartsFault(fan)).toBeNull();
    expect(counted.predicates).toBeLessThan(predicatesPerVertex * 30_000);
  });
});
