import type { Geometry, Position } from 'geojson';
import type { FeatureState, Origin } from '#domain/features/feature-state.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { estimateJobs, estimatePopulation } from '#domain/indicators/population.ts';
import { distance } from '../geometry/lines.ts';
import { union, type Area } from '../geometry/polygons.ts';
import { toLngLat, type Point } from '../geometry/projection.ts';
import { core, coreOutline } from './core.ts';
import { drawFacilities, type TownFacility } from './facilities.ts';
import { indicatorsOf } from './indicators.ts';
import { industryOf } from './industry.ts';
import { drawOutline } from './outline.ts';
import { dayOf } from './phasing.ts';
import { drawProjects, type TownProject } from './projects.ts';
import type { NetworkEdge } from './street-network.ts';
import { drawClusters, drawControlLines, type Extent } from './structure.ts';
import { layOutTown, type Town, type TownParcel } from './town-land.ts';
import { drawInterchange } from './interchange.ts';
import { describeRamp, describeStreet, describeUtility } from './line-properties.ts';
import { drawUtilities } from './utilities.ts';
import type { UtilityLine } from './utility-networks.ts';
import { drawStreams } from './water.ts';

/** Areas that reports state, in square metres. */
const published = { plannedArea: 76_800_000, coreArea: 4_600_000 };

const illustrative: Origin = { source: 'illustrative', precision: 'illustrative' };
const launch = '2021-12-08';

/**
 * The town as features: its outline and core, parcels, streets and what runs under them, structure, control lines,
 * facilities and projects. EPSG:4490, longitude first, at most seven decimals; the same features in the same order on
 * every run. Everything is illustrative but the fields whose provenance says otherwise.
 */
export function drawTown(): FeatureState[] {
  const outline = drawOutline(marginFor(published.plannedArea));
  const { town, lines } = drawUtilities(layOutTown(outline));
  const ids = numberParcels(town.parcels);
  const facilities = drawFacilities(town);
  const facilityIds = facilities.map((_, index) => `facility-${String(index + 1).padStart(3, '0')}`);
  const plants = new Map(
    facilities
      .flatMap(({ parcel }, index) => (parcel === undefined ? [] : [[parcel, facilityIds[index]!] as const]))
      .reverse(),
  );
  return [
    ...boundaries(town),
    ...town.parcels
      .toSorted((one, other) => ids.get(one.key)!.id.localeCompare(ids.get(other.key)!.id, 'en'))
      .map((parcel) => zoneOf(parcel, ids.get(parcel.key)!)),
    ...drawClusters(outline).map((extent) => extentOf(extent, 'cluster', launch)),
    ...town.network.edges.map((edge) => streetOf(edge, town)),
    ...drawInterchange().ramps.map(({ id, line }) =>
      feature(id, 'infrastructure', lineOf(line), dayOf(2), describeRamp()),
    ),
    ...lines.map((line, index) => utilityOf(line, index, plants)),
    ...drawStreams(outline).map(streamOf),
    ...drawControlLines(town, outline).map((extent) => extentOf(extent, 'control-line', '2022-12-08')),
    ...facilities.map((facility, index) => facilityOf(facility, facilityIds[index]!, ids)),
    ...drawProjects(town.parcels).map((project, index) => projectOf(project, index, ids)),
  ];
}

/** How far the slopes must reach for the outline to have an area, by the secant method; m² on the ellipsoid. */
function marginFor(area: number): number {
  const sizeAt = (margin: number) => ellipsoidalArea(geometryOfArea(drawOutline(margin)));
  let [before, margin] = [0, -4];
  let sizeBefore = sizeAt(before);
  for (let round = 0; round < 6; round++) {
    const size = sizeAt(margin);
    if (Math.abs(size - area) < 400) break;
    const next = margin + ((area - size) * (margin - before)) / (size - sizeBefore);
    [before, sizeBefore, margin] = [margin, size, next];
  }
  return Math.round(margin * 1_000) / 1_000;
}

/** Where the core must begin in the north to have its area: within a few metres of the middle of its street. */
function coreNorth(): number {
  let [low, high] = [core.north - 0.05, core.north + 0.05];
  for (let round = 0; round < 30; round++) {
    const at = (low + high) / 2;
    const size = ellipsoidalArea(geometryOfArea([[coreOutline(at)]]));
    if (size > published.coreArea) low = at;
    else high = at;
  }
  return (low + high) / 2;
}

function boundaries({ outline }: Town): FeatureState[] {
  const note = {
    zh: '范围线为示意：面积按公布的76.8平方公里绘制，公开资料中没有坐标',
    en: 'Outline drawn to the published 76.8 km²; no coordinates have been published',
  };
  const coreNote = {
    zh: '位置为示意，面积按公布的4.6平方公里绘制',
    en: 'Place illustrative; drawn to the published 4.6 km²',
  };
  return [
    feature('planned-area', 'boundary', { type: 'Polygon', coordinates: [outline] }, launch, {
      properties: {
        name: '大盂产业新城规划范围',
        nameEn: 'Planned area of Dayu Industrial New Town',
        kind: 'planned-area',
      },
      note,
      sourced: { name: 'shanxi-daily-2022' },
    }),
    feature('core-area', 'boundary', geometryOfArea(union([[coreOutline(coreNorth())]])), launch, {
      properties: { name: '核心区', nameEn: 'Core area', kind: 'core-area' },
      note: coreNote,
      sourced: { name: 'taiyuan-daily-2023' },
    }),
  ];
}

/** What a parcel is called. */
interface ParcelName {
  id: string;
  code: string;
  unit: string;
}

/** Numbers by plan unit (two cells by two), from north to south and west to east. */
function numberParcels(parcels: readonly TownParcel[]): Map<string, ParcelName> {
  const unitOf = ([a, b]: readonly [number, number]) => {
    const column = Math.min(5, Math.max(0, Math.floor(a / 2)));
    const row = Math.min(7, Math.max(0, Math.floor((b + 1) / 2)));
    return `DY${String(row * 6 + column + 1).padStart(2, '0')}`;
  };
  const sorted = parcels.toSorted((one, other) => {
    const units = unitOf(one.at).localeCompare(unitOf(other.at), 'en');
    return units || Math.floor(one.at[1] * 3) - Math.floor(other.at[1] * 3) || one.at[0] - other.at[0];
  });
  const counts = new Map<string, number>();
  return new Map(
    sorted.map(({ key, at }) => {
      const unit = unitOf(at);
      const number = (counts.get(unit) ?? 0) + 1;
      counts.set(unit, number);
      const code = `${unit}-${String(number).padStart(3, '0')}`;
      return [key, { id: `zone-${code.toLowerCase()}`, code, unit }];
    }),
  );
}

/** Whoever keeps a pocket park works on many others too. */
const fewestJobs = 5;

function zoneOf(parcel: TownParcel, { id, code, unit }: ParcelName): FeatureState {
  const geometry = shape(parcel.polygons);
  const { landUse, mixedUse, at } = parcel;
  const key = Math.floor(at[0] * 100) * 1_000 + Math.floor(at[1] * 100);
  const indicators = parcel.parcel ? indicatorsOf({ ...parcel.parcel, landUse }, centrality(at), key) : {};
  const programme = { landUse, mixedUse, area: ellipsoidalArea(geometry), farMax: indicators.farMax };
  const population = estimatePopulation(programme);
  const jobs = estimateJobs(programme);
  const industry = industryOf(landUse, at);
  return feature(id, 'zone', geometry, dayOf(parcel.phase), {
    properties: {
      ...nameOfLand(parcel),
      parcelCode: code,
      planUnit: unit,
      landUse,
      ...(mixedUse && { mixedUse }),
      ...indicators,
      ...(population > 0 && { population }),
      ...(jobs >= fewestJobs && { jobs }),
      ...(industry && { industry }),
    },
  });
}

/** What people call it: streets by their name, water and greens by what they are part of. */
function nameOfLand({ street, of, parcel, landUse }: TownParcel): { name?: string; nameEn?: string } {
  if (street) return street.name ? { name: street.name, nameEn: street.nameEn } : {};
  const part = parcel?.use === 'G' && landUse === '1401' ? 'axis' : of;
  const names = part === undefined ? undefined : landNames[part];
  return names ? { name: names[0], nameEn: names[1] } : {};
}

const landNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  axis: ['中央绿轴公园', 'Central axis park'],
  lake: ['两水湖（示意）', 'Lake of the two waters (illustrative)'],
  banks: ['滨河绿带', 'Riverside green'],
  belts: ['环城绿带', 'Green belt'],
  transit: ['铁路与公路防护绿带', 'Railway and expressway belt'],
  railway: ['北同蒲铁路', 'North Tongpu Railway'],
  expressway: ['G55二广高速', 'G55 Erenhot–Guangzhou Expressway'],
};

/** 1 on the axis in the middle of the town, 0 from two kilometres off. */
function centrality([a, b]: readonly [number, number]): number {
  return Math.max(0, 1 - Math.hypot((a - 5.5) / 3.2, Math.max(0, Math.abs(b - 7.2) - 2) / 4));
}

function streetOf(edge: NetworkEdge, town: Town): FeatureState {
  const id = `street-${String(edge.index + 1).padStart(4, '0')}`;
  const phase = town.streetPhases.get(edge.street.id) ?? 4;
  return feature(id, 'infrastructure', lineOf(edge.line), dayOf(phase), describeStreet(edge.street));
}

function utilityOf(line: UtilityLine, index: number, plants: ReadonlyMap<string, string>): FeatureState {
  const id = `${line.kind}-${String(index + 1).padStart(4, '0')}`;
  const source = line.source === undefined ? undefined : plants.get(line.source);
  return feature(id, 'infrastructure', lineOf(line.line), dayOf(line.phase), {
    properties: { ...describeUtility(line), ...(source && { supplySource: source }) },
  });
}

function streamOf({ id, name, nameEn, line }: ReturnType<typeof drawStreams>[number]): FeatureState {
  return feature(id, 'infrastructure', lineOf(line), null, {
    properties: { name, nameEn, kind: 'river', plannedState: 'upgraded' },
    note: {
      zh: '“两水融汇”有出处，河道名称与走向为示意',
      en: 'That two waters meet is sourced; names and courses are illustrative',
    },
  });
}

function extentOf(extent: Extent, collection: string, from: string): FeatureState {
  return feature(extent.id, collection, geometryOfArea(extent.area), from, extent);
}

function facilityOf(facility: TownFacility, id: string, ids: ReadonlyMap<string, ParcelName>): FeatureState {
  const { kind, name, nameEn, point, phase, parcel, capacity, capacityUnit, nameSource } = facility;
  return feature(id, 'facility', pointOf(point), dayOf(phase), {
    properties: {
      name,
      nameEn,
      kind,
      ...(parcel !== undefined && { parcel: ids.get(parcel)!.id }),
      ...(capacity !== undefined && { capacity, capacityUnit }),
    },
    ...(nameSource && {
      note: { zh: '名称有出处，点位为示意', en: 'Name sourced, place illustrative' },
      sourced: { name: nameSource },
    }),
  });
}

function projectOf(
  { properties, parcel, named }: TownProject,
  index: number,
  ids: ReadonlyMap<string, ParcelName>,
): FeatureState {
  const id = `project-${String(index + 1).padStart(3, '0')}`;
  const start = properties['plannedStart'];
  return feature(id, 'project', pointOf(parcel.middle), typeof start === 'string' ? start : launch, {
    properties: { ...properties, parcel: ids.get(parcel.key)!.id },
    note: named?.note ?? { zh: '示例项目，全部为虚构', en: 'Example project, entirely invented' },
    ...(named && { sourced: named.sources }),
  });
}

interface Description {
  properties: Record<string, unknown>;
  note?: { zh: string; en: string };
  /** Source of each field that one states. */
  sourced?: Record<string, string>;
}

function feature(
  id: string,
  collection: string,
  geometry: Geometry,
  validFrom: string | null,
  { properties, note, sourced = {} }: Description,
): FeatureState {
  const fields = Object.fromEntries(
    Object.entries(sourced).map(([field, source]): [string, Origin] => [
      field,
      { source, precision: 'converted' },
    ]),
  );
  return {
    id,
    collection,
    geometry,
    properties,
    provenance: { ...illustrative, ...(note && { note }), ...(Object.keys(fields).length > 0 && { fields }) },
    validFrom,
    validTo: null,
  };
}

function geometryOfArea(area: Area): ReturnType<typeof shape> {
  return shape(area.map((polygon) => polygon.map((ring) => closed(apart(ring).map(position)))));
}

/** Points of a ring at least half a metre apart: nearer ones could change places when they are rounded. */
function apart(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of ring) {
    if (kept.length === 0 || distance(kept.at(-1)!, point) > 0.5) kept.push(point);
  }
  while (kept.length > 3 && distance(kept[0]!, kept.at(-1)!) <= 0.5) kept.pop();
  return kept;
}

function shape(polygons: Position[][][]) {
  return polygons.length === 1
    ? { type: 'Polygon' as const, coordinates: polygons[0]! }
    : { type: 'MultiPolygon' as const, coordinates: polygons };
}

function lineOf(line: readonly Point[]): Geometry {
  const positions = line.map(position);
  return {
    type: 'LineString',
    coordinates: positions.filter((at, index) => index === 0 || String(at) !== String(positions[index - 1])),
  };
}

function pointOf(point: Point): Geometry {
  return { type: 'Point', coordinates: position(point) };
}

function closed(ring: Position[]): Position[] {
  return [...ring, ring[0]!];
}

/** Degrees with seven decimals, about a centimetre. */
function position(point: Point): Position {
  return toLngLat(point).map((degrees) => Math.round(degrees * 1e7) / 1e7);
}
