import type { Feature, FeatureCollection } from 'geojson';
import type { Language } from '#domain/cartography/style-options.ts';
import { closedRing, measureArea, measureLine, type Leg } from '#domain/measure/measure-shape.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import {
  areaUnitOf,
  everyAreaUnit,
  formatBearing,
  formatDegrees,
  formatMeasuredArea,
  formatMeasuredLength,
  formatQuadrant,
} from '../../i18n/format-measure.ts';
import { measureMessages } from '../../i18n/sections/measure.ts';
import type { AreaUnit, LengthUnit, MeasureMode } from '../../state/tools/measurement.svelte.ts';

/** How results are written. */
export interface Writing {
  language: Language;
  lengthUnit: LengthUnit;
  areaUnit: AreaUnit;
  showsSeconds: boolean;
}

/** What was measured, in words: the figure that was asked for, and what stands below it. */
export interface ResultText {
  title: string;
  figure: string;
  details: string[];
}

/** The result of what is drawn; null while there is none. A fault takes the place of the figure. */
export function resultOf(mode: MeasureMode, places: readonly Place[], writing: Writing): ResultText | null {
  if (places.length === 0) return null;
  if (mode === 'point') return pointResult(places, writing);
  return mode === 'area' ? areaResult(places, writing) : lineResult(places, writing);
}

/** A leg in words: length, bearing, and the bearing as surveyors say it. */
export function legText({ meters, bearing }: Leg, { language, lengthUnit, showsSeconds }: Writing): string {
  const length = formatMeasuredLength(meters, lengthUnit, language);
  return bearing === null
    ? `${length} · ${measureMessages(language).bearing.none}`
    : `${length} · ${formatBearing(bearing, showsSeconds)} · ${formatQuadrant(bearing, language)}`;
}

/** Everything that was measured as lines of text, to be pasted elsewhere. */
export function describeMeasurement(mode: MeasureMode, places: readonly Place[], writing: Writing): string {
  const text = measureMessages(writing.language);
  const result = resultOf(mode, places, writing);
  if (!result) return '';
  const legs = legsOf(mode, places).map(
    (leg, at) => `${at + 1} → ${((at + 1) % places.length) + 1}: ${legText(leg, writing)}`,
  );
  const vertices = places.map((place, at) => `${at + 1}: ${place.map(formatDegrees).join(', ')}`);
  return [
    `${result.title}: ${result.figure}`,
    ...result.details,
    ...legs,
    `${text.vertices.longitude}, ${text.vertices.latitude} (CGCS2000)`,
    ...vertices,
  ].join('\n');
}

/** What was drawn as GeoJSON, its figures in metres and square metres as properties. */
export function toGeoJson(mode: MeasureMode, places: readonly Place[]): Feature | FeatureCollection {
  const positions = places.map(([longitude, latitude]) => [longitude, latitude]);
  if (mode === 'point') return { type: 'FeatureCollection', features: positions.map(pointFeature) };
  const { perimeterMeters, squareMeters } = measureArea(places);
  if (mode === 'area' && squareMeters !== null)
    return {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [closedRing(places)] },
      properties: { squareMeters, perimeterMeters },
    };
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: positions },
    properties: { meters: measureLine(places).meters },
  };
}

/** The legs of a line, or the sides of a polygon; points have none. */
export function legsOf(mode: MeasureMode, places: readonly Place[]): Leg[] {
  if (mode === 'point') return [];
  return mode === 'area' && places.length > 2 ? measureArea(places).legs : measureLine(places).legs;
}

function pointFeature(coordinates: number[]): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties: {} };
}

function pointResult(places: readonly Place[], { language }: Writing): ResultText {
  const text = measureMessages(language);
  return {
    title: `${text.vertices.longitude}, ${text.vertices.latitude}`,
    figure: places.at(-1)!.map(formatDegrees).join(', '),
    details: places.length > 1 ? [text.result.points(places.length)] : [],
  };
}

function lineResult(places: readonly Place[], { language, lengthUnit, showsSeconds }: Writing): ResultText {
  const text = measureMessages(language);
  const { legs, meters } = measureLine(places);
  const bearing = legs.length === 1 ? legs[0]!.bearing : null;
  const direction =
    bearing === null
      ? []
      : [
          `${text.bearing.label} ${formatBearing(bearing, showsSeconds)} · ${formatQuadrant(bearing, language)}`,
        ];
  return {
    title: text.result.length,
    figure: formatMeasuredLength(meters, lengthUnit, language),
    details: [
      ...(legs.length === 0 ? [text.hint.first] : []),
      ...(legs.length > 1 ? [text.result.legs(legs.length)] : []),
      ...direction,
    ],
  };
}

function areaResult(places: readonly Place[], { language, lengthUnit, areaUnit }: Writing): ResultText {
  const text = measureMessages(language);
  const { squareMeters, perimeterMeters, fault } = measureArea(places);
  const perimeter = `${text.result.perimeter} ${formatMeasuredLength(perimeterMeters, lengthUnit, language)}`;
  if (fault) {
    const details = fault.reason === 'too-few' ? [] : [perimeter];
    return { title: text.result.area, figure: '—', details: [text.fault[fault.reason], ...details] };
  }
  const shown = areaUnitOf(squareMeters!, areaUnit);
  const others = everyAreaUnit
    .filter((unit) => unit !== shown)
    .map((unit) => formatMeasuredArea(squareMeters!, unit, language));
  return {
    title: text.result.area,
    figure: formatMeasuredArea(squareMeters!, areaUnit, language),
    details: [others.join(' · '), perimeter],
  };
}
