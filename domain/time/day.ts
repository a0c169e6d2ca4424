/** Days are `YYYY-MM-DD` strings; a day number counts days since 1970-01-01. Neither knows a time zone. */

/** The first day that there is. */
export const firstDay = '1000-01-01';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const millisecondsPerDay = 86_400_000;

/** True for a real calendar day of the years 1000 to 9998; 30 February is not one, and nothing but a string is. */
export function isDay(value: unknown): boolean {
  // what came from outside may be an object that has no text at all
  if (typeof value !== 'string' || !dayPattern.test(value) || value < firstDay || value > '9998-12-31')
    return false;
  // a month or a day that is not there moves on to the next; a changeset asks this thousands of times
  const [month, day] = [Number(value.slice(5, 7)), Number(value.slice(8, 10))];
  const at = new Date(Date.UTC(Number(value.slice(0, 4)), month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** The day number of a day; throws a RangeError when it is no calendar day. */
export function dayNumber(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
}

/** The day that comes `count` days later, or earlier when negative; throws a RangeError for what is no day. */
export function addDays(day: string, count: number): string {
  return new Date((dayNumber(day) + count) * millisecondsPerDay).toISOString().slice(0, 10);
}
