import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { courses, type LngLat } from '../../courses.ts';
import { smoothLine } from '../../smooth-line.ts';
import { meander } from './meander.ts';
import { regionalLines, statedBy, type RegionalLine } from './line-list.ts';
import { thinOutsideTown, trimToArea } from './trim-line.ts';

const drawn = {
  zh: '示意：走向经已知地点绘制，未经测量',
  en: 'Illustrative: drawn through known places, not surveyed',
};

/** Where lines end, and may end on others. */
const ends = new Set(
  Object.values(courses).flatMap((course: readonly LngLat[]) => [String(course[0]), String(course.at(-1))]),
);

/** Roads, railways and rivers that reach past the town, as far as the area does (EPSG:4490, longitude first). */
export function drawLines(area: Polygon | MultiPolygon): FeatureState[] {
  return regionalLines.map((line) => ({
    id: line.id,
    collection: 'infrastructure',
    geometry: geometryOf(line, area),
    properties: { ...line.properties },
    provenance: {
      source: 'illustrative',
      precision: 'illustrative',
      note: line.note ? { zh: `${drawn.zh}。${line.note.zh}`, en: `${drawn.en}. ${line.note.en}` } : drawn,
      ...(Object.keys(line.sourced).length > 0 && { fields: fieldsOf(line) }),
    },
    validFrom: line.validFrom ?? null,
    validTo: null,
  }));
}

function fieldsOf({ sourced }: RegionalLine) {
  return Object.fromEntries(Object.entries(sourced).map(([field, source]) => [field, statedBy(source)]));
}

function geometryOf(line: RegionalLine, area: Polygon | MultiPolygon): LineString | MultiLineString {
  const drawCourse = line.properties.kind === 'river' ? meander : smoothLine;
  const parts = line.courses.map((course) =>
    thinOutsideTown(trimToArea(drawCourse(courses[course]), area), isEndOfCourse).map(([x, y]): Position => [
      x,
      y,
    ]),
  );
  return parts.length === 1
    ? { type: 'LineString', coordinates: parts[0]! }
    : { type: 'MultiLineString', coordinates: parts };
}

function isEndOfCourse(position: LngLat): boolean {
  return ends.has(String(position));
}
