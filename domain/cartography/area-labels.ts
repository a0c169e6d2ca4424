import type { Feature, Point } from 'geojson';
import { dayNumber } from '#domain/time/day.ts';

/** An area as far as its name is concerned. */
export interface NamedArea {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Where its name goes. */
  readonly point: readonly [longitude: number, latitude: number];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The points that the areas of a collection are named at, with what the style asks of a label. */
export function areaLabels(collection: string, areas: readonly NamedArea[]): Feature<Point>[] {
  return areas.map(({ id, point, validFrom, validTo, properties }) => {
    const { name, nameEn, kind } = properties;
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...point] },
      properties: {
        collection,
        id,
        ...(typeof name === 'string' && { name }),
        ...(typeof nameEn === 'string' && { nameEn }),
        kind,
        ...(validFrom !== null && { from: dayNumber(validFrom) }),
        ...(validTo !== null && { to: dayNumber(validTo) }),
      },
    };
  });
}
