/** Geometry of the time axis, and how keys move along it. Shares run from 0 at its first day to 1 at its last. */
import { addDays, dayNumber, isDay } from '#domain/time/day.ts';
import type { ChangeDay } from '../../api/types.ts';

export interface Range {
  from: string;
  to: string;
}

const written = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/;
const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/;

/** Share of the axis within which a phase draws the slider to itself. */
const stopReach = 0.008;

/** Days that an arrow key moves by. */
const monthDays = 30;

/** Where on the axis a day is. */
export function axisPlace(day: string, { from, to }: Range): number {
  const span = dayNumber(to) - dayNumber(from);
  return span === 0 ? 1 : Math.min(1, Math.max(0, (dayNumber(day) - dayNumber(from)) / span));
}

export interface AxisBar {
  date: string;
  /** Place on the axis, and height as a share of the highest bar. */
  at: number;
  share: number;
}

/** A bar for each day on the axis on which features come; the root of their number, so that few are seen beside many. */
export function axisBars(days: readonly ChangeDay[], range: Range): AxisBar[] {
  const counted = days
    .filter(({ date }) => date >= range.from && date <= range.to)
    .map(({ date, appear }) => ({ date, count: Object.values(appear).reduce((sum, each) => sum + each, 0) }))
    .filter(({ count }) => count > 0);
  const highest = Math.max(1, ...counted.map(({ count }) => count));
  return counted.map(({ date, count }) => ({
    date,
    at: axisPlace(date, range),
    share: Math.max(0.15, Math.sqrt(count / highest)),
  }));
}

/** The phase that begins within a hair's breadth of a day on the axis; null where none does. */
export function nearestStop(day: string, range: Range, phases: readonly { date: string }[]): string | null {
  const place = axisPlace(day, range);
  const near = phases.find(({ date }) => Math.abs(axisPlace(date, range) - place) < stopReach);
  return near?.date ?? null;
}

/** The day an arrow key leads to, by a month or with Shift by a day; null for another key. */
export function nextDay(day: string, key: string, isFine: boolean): string | null {
  const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  return direction === undefined ? null : addDays(day, direction * (isFine ? 1 : monthDays));
}

/** The day that someone has typed: 2024-12-08, 2024/12/8, 20241208 or 2024年12月8日; null for what is none. */
export function readDay(text: string): string | null {
  const parts = written.exec(text) ?? compact.exec(text);
  if (!parts) return null;
  const [year, month, date] = parts.slice(1) as [string, string, string];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
