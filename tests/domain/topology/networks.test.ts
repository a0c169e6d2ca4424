import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { findNetworkFaults } from '#domain/topology/networks.ts';
import { featureOf, lineAlong, type Path } from './features.ts';

const line = (id: string, path: Path, properties = {}, more: Partial<FeatureState> = {}) =>
  featureOf('infrastructure', id, lineAlong(path), { kind: 'road', class: 'local', ...properties }, more);
const told = (lines: FeatureState[]) =>
  findNetworkFaults(lines).map(({ code, feature, other }) => [code, feature, other]);

const main = line('main', [
  [0, 0],
  [1, 0],
  [2, 0],
]);

const alongMain: Path = [
  [0, 0],
  [2, 0],
];

describe('findNetworkFaults', () => {
  it('finds nothing where lines that meet have a vertex in common', () => {
    const side = line('side', [
      [1, -1],
      [1, 0],
      [1, 1],
    ]);
    expect(told([main, side])).toEqual([]);
    expect(told([])).toEqual([]);
  });

  it('finds a crossing without a vertex of both, and tells its place', () => {
    const across = line('across', [
      [0.5, -1],
      [0.5, 1],
    ]);
    const [crossing, ...more] = findNetworkFaults([main, across]);
    expect(crossing).toMatchObject({ code: 'crossing-without-node', feature: 'main', other: 'across' });
    expect(crossing!.at![0]).toBeCloseTo(110.005, 9);
    // that they hang together by nothing comes of it, and goes with it
    expect(more).toEqual([]);
  });

  it('finds a bend of one line on the other', () => {
    const bend = line('bend', [
      [0, 1],
      [0.5, 0],
      [1, 0],
      [1, 1],
    ]);
    const loop = line('loop', [
      [0, 1],
      [0.5, 0],
      [1, 1],
      [1, 0],
    ]);
    expect(told([main, bend]).at(0)).toEqual(['crossing-without-node', 'main', 'bend']);
    expect(told([main, loop]).at(0)).toEqual(['crossing-without-node', 'main', 'loop']);
  });

  it('tells of two lines once, however often they meet', () => {
    const zigzag = line('zigzag', [
      [0.2, 1],
      [0.5, -1],
      [0.8, 1],
      [1.2, 0],
      [1.4, 1],
    ]);
    expect(told([main, zigzag])).toEqual([['crossing-without-node', 'main', 'zigzag']]);
    const beyond = line('beyond', [
      [0.5, 1],
      [0.5, -0.001],
    ]);
    expect(told([main, beyond])).toEqual([['crossing-without-node', 'main', 'beyond']]);
    const [one, other] = [0, 0.001].map((gap) =>
      line(`end-${gap}`, [
        [gap === 0 ? 0 : 1 + gap, 2],
        [1 + gap, 1],
      ]),
    );
    expect(told([one!, other!])).toEqual([['end-not-joined', 'end-0', 'end-0.001']]);
  });

  it('lets expressways, railways and cables pass, and lines of different kinds', () => {
    const path: Path = [
      [0.5, -1],
      [0.5, 1],
    ];
    expect(told([main, line('express', path, { class: 'expressway' })])).toEqual([]);
    expect(told([main, line('pipe', path, { kind: 'water' })])).toEqual([]);
    const rails = [line('old', alongMain, { kind: 'rail' }), line('new', path, { kind: 'rail' })];
    expect(told(rails)).toEqual([]);
  });

  it('lets lines pass that are never there together', () => {
    const path: Path = [
      [0.5, -1],
      [0.5, 1],
    ];
    const before = { ...main, validTo: '2024-12-08' };
    const codes = told([before, line('later', path, {}, { validFrom: '2024-12-08' })]).map(([code]) => code);
    expect(codes).not.toContain('crossing-without-node');
  });

  it('finds an end that stops short of the line it should join', () => {
    const side = line('side', [
      [0.5, 1],
      [0.5, 0.001],
    ]);
    const [fault] = findNetworkFaults([main, side]);
    expect(fault).toMatchObject({ code: 'end-not-joined', feature: 'side', other: 'main' });
    expect(fault!.values!['meters']).toBeCloseTo(1.11, 2);
    const touching = line('touching', [
      [0.5, 1],
      [0.5, 0],
    ]);
    expect(told([main, touching]).at(0)).toEqual(['end-not-joined', 'touching', 'main']);
  });

  it('lets a cable end beside one of another voltage, but not beside one of its own', () => {
    const cable = (id: string, path: Path, voltage: number) => line(id, path, { kind: 'power', voltage });
    const end: Path = [
      [0.5, 1],
      [0.5, 0.001],
    ];
    const along = cable('along', alongMain, 10);
    const loose = (voltage: number) =>
      told([along, cable('end', end, voltage)]).filter(([code]) => code === 'end-not-joined');
    expect(loose(110)).toEqual([]);
    expect(loose(10)).toEqual([['end-not-joined', 'end', 'along']]);
  });

  it('finds pipes that hang on no source when the network is in pieces', () => {
    const pipe = (id: string, y: number, properties = {}) =>
      line(
        id,
        [
          [0, y],
          [1, y],
        ],
        { kind: 'water', ...properties },
      );
    const supplied = pipe('supplied', 0, { supplySource: 'works' });
    expect(told([pipe('alone', 1)])).toEqual([]);
    expect(told([supplied, pipe('alone', 1)])).toEqual([['network-in-pieces', 'alone', undefined]]);
    expect(told([supplied, pipe('alone', 1, { supplySource: 'other-works' })])).toEqual([]);
  });

  it('lets storm drains end in a stream', () => {
    const drain = (id: string, x: number) =>
      line(
        id,
        [
          [x, 1],
          [x, 0.01],
        ],
        { kind: 'stormwater' },
      );
    const stream = line('stream', alongMain, { kind: 'river' });
    expect(told([drain('one', 0), drain('two', 1), stream])).toEqual([]);
    expect(told([drain('one', 0), drain('two', 1)])).toHaveLength(2);
  });
});
