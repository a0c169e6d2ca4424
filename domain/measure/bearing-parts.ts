/** An angle in whole degrees and minutes, and seconds with one decimal. */
export interface DegreesMinutesSeconds {
  degrees: number;
  minutes: number;
  seconds: number;
}

/** A direction as surveyors say it: from north or south, by an angle, towards east or west. */
export interface QuadrantBearing {
  from: 'north' | 'south';
  /** Whole minutes of arc, 0 to 5400. */
  minutes: number;
  towards: 'east' | 'west';
}

const minutesPerTurn = 360 * 60;
const minutesPerQuarter = 90 * 60;

/** Parts of an angle in degrees that is not negative, rounded to a tenth of a second; a full turn is 0. */
export function toDegreesMinutesSeconds(angle: number): DegreesMinutesSeconds {
  const tenths = Math.round(angle * 36_000) % (360 * 36_000);
  return {
    degrees: Math.floor(tenths / 36_000),
    minutes: Math.floor((tenths % 36_000) / 600),
    seconds: (tenths % 600) / 10,
  };
}

/** The quadrant of a bearing in degrees from 0 to 360, rounded to a minute. Due east counts from north. */
export function quadrantOf(bearing: number): QuadrantBearing {
  const minutes = Math.round(bearing * 60) % minutesPerTurn;
  const towards = minutes <= 2 * minutesPerQuarter ? 'east' : 'west';
  const fromNorth = towards === 'east' ? minutes : minutesPerTurn - minutes;
  return fromNorth <= minutesPerQuarter
    ? { from: 'north', minutes: fromNorth, towards }
    : { from: 'south', minutes: 2 * minutesPerQuarter - fromNorth, towards };
}
