import type { Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';
import type { Street } from '../../../../scripts/plan-drawing/town/streets.ts';

/** A street of the tests, local unless said otherwise. */
export function streetOf(id: string, line: Point[], more: Partial<Street> = {}): Street {
  return {
    id,
    whole: id,
    name: '',
    nameEn: '',
    class: 'local',
    width: 20,
    lines: [line],
    at: [0, 0],
    ...more,
  };
}

/** A grid of streets every `step` metres: `columns` run north, `rows` run east, each as long as all others together. */
export function gridOf(columns: number, rows: number, step: number): Street[] {
  const [width, height] = [(columns - 1) * step, (rows - 1) * step];
  return [
    ...Array.from({ length: columns }, (_, at) =>
      streetOf(`column-${at}`, [
        [at * step, 0],
        [at * step, height],
      ]),
    ),
    ...Array.from({ length: rows }, (_, at) =>
      streetOf(`row-${at}`, [
        [0, at * step],
        [width, at * step],
      ]),
    ),
  ];
}
