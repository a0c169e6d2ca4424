import type { MultiPolygon, Polygon } from 'geojson';
import {
  findMassingAssumption,
  leastFootprint,
  type MassingAssumption,
} from '#domain/vocabularies/massing-assumptions.ts';
import { insetArea, sizeOf, tidyArea } from './inset.ts';
import { buildSolid, patterns } from './patterns.ts';
import { layFlat, type Area, type Plane } from './plane.ts';
import { programmeOf, type ParcelLimits, type Programme } from './programme.ts';
import type { Volume } from './volume.ts';

/** A part of a building, as GeoJSON in EPSG:4490. */
export interface Building {
  polygon: Polygon;
  /** m² of its ground. */
  footprint: number;
  storeys: number;
  /** Metres above ground, from and to. */
  base: number;
  height: number;
}

/** The buildings that a parcel rises as. Illustrative: no design, and no statement of what may be built. */
export interface Massing {
  buildings: Building[];
  /** Floor in m² that the ratio allows, and what of it the buildings hold, as the ratio counts it. */
  floorAllowed: number;
  floorBuilt: number;
  /** What keeps the floor from being built: the height limit, or the shape of the parcel; null where it is built. */
  cutBy: 'height' | 'room' | null;
}

/** Floor that may be missing without a reason being told. */
const tolerance = 0.97;

const nothing: Massing = { buildings: [], floorAllowed: 0, floorBuilt: 0, cutBy: null };

/**
 * Volumes on a valid parcel from its floor area ratio, density and height limit, by the assumptions of
 * `massing-assumptions.json` for its land use. The same for the same parcel, always inside its edge less the setback;
 * where that leaves no room, half the setback is tried, and then nothing stands. No buildings for land uses without,
 * for a ratio of 0, and for empty geometry.
 */
export function massParcel(geometry: Polygon | MultiPolygon, limits: ParcelLimits): Massing {
  const use = findMassingAssumption(limits.landUse);
  if (!use) return nothing;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((coordinates) => massPart(layFlat({ type: 'Polygon', coordinates }), limits, use))
    .reduce(together, nothing);
}

function together(a: Massing, b: Massing): Massing {
  return {
    buildings: [...a.buildings, ...b.buildings],
    floorAllowed: a.floorAllowed + b.floorAllowed,
    floorBuilt: a.floorBuilt + b.floorBuilt,
    cutBy: a.cutBy ?? b.cutBy,
  };
}

function massPart(plane: Plane, limits: ParcelLimits, use: MassingAssumption): Massing {
  const area = tidyArea(plane.area);
  const programme = programmeOf(limits, sizeOf(area), use);
  if (!programme) return nothing;
  const volumes = volumesOn(area, programme, use).filter(
    ({ squareMeters }) => squareMeters >= leastFootprint,
  );
  const floorBuilt = floorOf(volumes, programme);
  const isBuilt = floorBuilt >= programme.floor * tolerance;
  return {
    buildings: volumes.map((volume) => buildingOf(volume, plane)),
    floorAllowed: programme.floor,
    floorBuilt,
    cutBy: isBuilt ? null : programme.isCutByHeight ? 'height' : 'room',
  };
}

function volumesOn(whole: Area, programme: Programme, use: MassingAssumption): Volume[] {
  for (const setback of [use.setback, use.setback / 2]) {
    const area = insetArea(whole, setback);
    if (sizeOf(area) < leastFootprint) continue;
    const site = { area, programme, use };
    const volumes = patterns[use.pattern](site);
    if (floorOf(volumes, programme) >= programme.floor * tolerance) return volumes;
    // a small or crooked parcel holds more in its own shape than in rows
    const solid = buildSolid(site);
    return floorOf(solid, programme) > 1.5 * floorOf(volumes, programme) ? solid : volumes;
  }
  return [];
}

function floorOf(volumes: readonly Volume[], { count }: Programme): number {
  return volumes.reduce((sum, { squareMeters, storeys }) => sum + squareMeters * storeys * count, 0);
}

function buildingOf({ shape, squareMeters, storeys, base, height }: Volume, plane: Plane): Building {
  const coordinates = shape.map((ring) => [...ring, ring[0]!].map(plane.toPosition));
  return { polygon: { type: 'Polygon', coordinates }, footprint: squareMeters, storeys, base, height };
}
