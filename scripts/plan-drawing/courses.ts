import { railways } from './courses/railways.ts';
import { rivers } from './courses/rivers.ts';
import { roads } from './courses/roads.ts';

export type { LngLat } from './courses/lng-lat.ts';

/**
 * Control points of the lines of the region, [longitude, latitude] in EPSG:4490, from north to south or from west to
 * east. The real courses are not published in any source at hand: they are drawn through the known anchors (towns,
 * stations, passes, interchanges), and are illustrative everywhere else. One list for the region and for the town, so
 * that a line is the same on both.
 */
export const courses = { ...roads, ...railways, ...rivers };
