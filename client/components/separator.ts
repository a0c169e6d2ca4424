interface Separator {
  label: string;
  /** Which way the line runs. */
  orientation: 'horizontal' | 'vertical';
  /** Where it stands between 0 and 1, and between which shares it can be moved. */
  share: number;
  range: readonly [lowest: number, highest: number];
  /** What the share means, where a percentage does not say it. */
  valueText?: string;
  /** The share that a pointer dragged it to; null where there is none. */
  shareAt: (event: PointerEvent) => number | null;
  /** The share may lie beyond the range. */
  onmove: (share: number) => void;
}

/** Share by which an arrow key, and a page key, moves the line. */
const [step, page] = [0.02, 0.1];

/**
 * Attributes and listeners of an element that parts two areas and can be moved: by pointer, and by keyboard as a
 * separator that takes the focus has it (WAI-ARIA 1.2, separator).
 */
export function movableSeparator({
  label,
  orientation,
  share,
  range,
  valueText,
  shareAt,
  onmove,
}: Separator) {
  const percent = (value: number) => Math.round(value * 100);
  const isHeld = ({ currentTarget, pointerId }: PointerEvent) =>
    (currentTarget as Element).hasPointerCapture(pointerId);
  return {
    role: 'separator',
    tabindex: 0,
    'aria-label': label,
    'aria-orientation': orientation,
    'aria-valuenow': percent(share),
    'aria-valuemin': percent(range[0]),
    'aria-valuemax': percent(range[1]),
    'aria-valuetext': valueText,
    onpointerdown: ({ currentTarget, pointerId }: PointerEvent) =>
      (currentTarget as Element).setPointerCapture(pointerId),
    onpointermove: (event: PointerEvent) => {
      const moved = isHeld(event) ? shareAt(event) : null;
      if (moved !== null) onmove(moved);
    },
    onkeydown: (event: KeyboardEvent) => {
      const moved = shareAfter(event.key, share);
      if (moved === null) return;
      event.preventDefault();
      onmove(moved);
    },
  } as const;
}

/** Where a key takes the line, as a share from 0 to 1 that may go beyond; null for a key that does not move it. */
export function shareAfter(key: string, share: number): number | null {
  const shares: Readonly<Record<string, number>> = {
    ArrowLeft: share - step,
    ArrowDown: share - step,
    ArrowRight: share + step,
    ArrowUp: share + step,
    PageDown: share - page,
    PageUp: share + page,
    Home: 0,
    End: 1,
  };
  return shares[key] ?? null;
}
