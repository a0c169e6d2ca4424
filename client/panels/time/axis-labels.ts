/** Which names of the phases stand below the time axis: as much of them as leaves each apart from the next. */

export interface AxisMark {
  /** Share of the axis, 0 to 1. */
  place: number;
  /** What may stand there, the longest first: its name, its year, the last two digits of the year. */
  forms: readonly string[];
  isCurrent: boolean;
}

interface Room {
  /** Pixels from the first day of the axis to the last. */
  width: number;
  /** Pixels that a label may stand out beyond either end. */
  overhang: number;
  /** Pixels to leave between two labels. */
  gap: number;
  /** Width of a text in pixels. */
  measure: (text: string) => number;
}

interface Span {
  from: number;
  to: number;
}

/**
 * The label of each mark; null where there is no room for one. All are written in the same form, the longest in which
 * none touches another. Where even the shortest do, the current one stays, then the last, then the others in order.
 */
export function axisLabels(marks: readonly AxisMark[], room: Room): (string | null)[] {
  const formCount = Math.min(...marks.map(({ forms }) => forms.length));
  for (let form = 0; form < formCount; form++) {
    const placed = placeLabels(marks, form, room);
    if (form === formCount - 1 || placed.every((label) => label !== null)) return placed;
  }
  return [];
}

function placeLabels(marks: readonly AxisMark[], form: number, room: Room): (string | null)[] {
  const taken: Span[] = [];
  const labels: (string | null)[] = marks.map(() => null);
  for (const at of byImportance(marks)) {
    const { place, forms } = marks[at]!;
    const text = forms[form]!;
    const [middle, half] = [place * room.width, room.measure(text) / 2];
    const span = { from: middle - half, to: middle + half };
    const isWithin = span.from >= -room.overhang && span.to <= room.width + room.overhang;
    if (!isWithin || taken.some(({ from, to }) => span.from < to + room.gap && span.to > from - room.gap))
      continue;
    taken.push(span);
    labels[at] = text;
  }
  return labels;
}

function byImportance(marks: readonly AxisMark[]): number[] {
  const rank = (at: number) => (marks[at]!.isCurrent ? 0 : at === marks.length - 1 ? 1 : 2);
  return marks.map((_, at) => at).toSorted((a, b) => rank(a) - rank(b));
}
