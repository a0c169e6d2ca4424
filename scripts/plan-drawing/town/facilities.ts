/** Facilities on the lots made for them, and those that stand along streets and in parks. */
import { between, chance } from '../geometry/chance.ts';
import { beside, distance, lengthOf, pointAlong } from '../geometry/lines.ts';
import { contains, polygonArea } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { forms, named, type Form } from './facility-forms.ts';
import type { Phase } from './phasing.ts';
import type { Town, TownParcel } from './town-land.ts';

export interface TownFacility {
  kind: string;
  name: string;
  nameEn: string;
  point: Point;
  phase: Phase;
  /** Key of the parcel it stands on; absent in the street. */
  parcel?: string;
  capacity?: number;
  capacityUnit?: string;
  /** The key of the source that states its name, where one does. */
  nameSource?: string;
}

/** All facilities, kind by kind from north to south. */
export function drawFacilities(town: Town): TownFacility[] {
  const lots = town.parcels.toSorted((one, other) => one.at[1] - other.at[1] || one.at[0] - other.at[0]);
  return [
    ...onLots(lots),
    ...nurseries(lots),
    ...stations(lots, 'clinic', '社区卫生服务站', 'Community Health Station', 960, 0.12),
    ...parks(lots),
    ...shelters(lots),
    ...charging(lots),
    ...toilets(lots),
    ...firstAid(lots),
    ...busStops(town),
  ];
}

function onLots(lots: readonly TownParcel[]): TownFacility[] {
  const counts = new Map<string, number>();
  return lots.flatMap((lot): TownFacility[] => {
    const known = lot.tag === undefined ? undefined : named[lot.tag];
    if (known) {
      const { kind, name, nameEn, source } = known;
      return [{ kind, name, nameEn, nameSource: source, ...placeOn(lot) }];
    }
    const form = lot.tag === undefined ? undefined : forms[lot.tag];
    if (!form || isGap(lot)) return [];
    const number = (counts.get(form.name) ?? 0) + 1;
    counts.set(form.name, number);
    return [
      {
        kind: form.kind,
        ...numbered(form.name, form.nameEn, number),
        ...placeOn(lot),
        ...capacityOf(form, lot),
      },
    ];
  });
}

/** One in some lots stays empty: the plan has gaps, and coverage is there to find them. */
function isGap({ tag, at }: TownParcel): boolean {
  const share = { kindergarten: 0.06, market: 0.1 }[tag!] ?? 0;
  return chance(at[0] * 100, at[1] * 100, 41) < share;
}

function capacityOf({ capacity, squareMeters }: Form, { at, polygon }: TownParcel): Partial<TownFacility> {
  if (!capacity) return {};
  const [from, to, step, unit] = capacity;
  const share = squareMeters
    ? (polygonArea(polygon) / squareMeters - from) / (to - from)
    : chance(at[0] * 100, at[1] * 100, 42);
  const steps = Math.floor((Math.min(1, Math.max(0, share)) * (to - from)) / step);
  return { capacity: from + steps * step, capacityUnit: unit };
}

/** Names say that they are ours: nothing of the kind has been published. */
function numbered(name: string, nameEn: string, number: number): { name: string; nameEn: string } {
  return { name: `${name}${number}（示例）`, nameEn: `${nameEn} ${number} (example)` };
}

function placeOn({ middle, phase, key }: TownParcel): Pick<TownFacility, 'point' | 'phase' | 'parcel'> {
  return { point: middle, phase, parcel: key };
}

/** Beside every second community service station or so. */
function nurseries(lots: readonly TownParcel[]): TownFacility[] {
  const places = lots.filter(
    ({ tag, at }) => tag === 'community-service' && chance(at[0] * 50, at[1] * 50, 43) < 0.36,
  );
  return places.map((lot, index) => ({
    kind: 'nursery',
    ...numbered('托育机构', 'Nursery', index + 1),
    ...placeOn(lot),
    point: aside(lot, 18),
    capacity: 60 + 15 * Math.floor(chance(index, 44) * 5),
    capacityUnit: 'places',
  }));
}

/** Small stations among the homes, no two nearer than `spacing` metres; a share of the places goes without. */
function stations(
  lots: readonly TownParcel[],
  kind: string,
  name: string,
  nameEn: string,
  spacing: number,
  gaps: number,
): TownFacility[] {
  const homes = lots.filter(({ landUse }) => landUse === '070102' || landUse === '070101');
  return spread(homes, spacing, gaps, 45).map((lot, index) => ({
    kind,
    ...numbered(name, nameEn, index + 1),
    ...placeOn(lot),
    capacity: Math.round(between(120, 260, index, 46) / 10) * 10,
    capacityUnit: 'square-metres',
  }));
}

function parks(lots: readonly TownParcel[]): TownFacility[] {
  const greens = lots.filter(
    ({ landUse, polygon, tag }) => landUse === '1401' && (tag === 'park' || polygonArea(polygon) > 22_000),
  );
  return spread(greens, 780, 0, 47).map((lot, index) => ({
    kind: 'park',
    ...numbered('公园', 'Park', index + 1),
    ...placeOn(lot),
    capacity: Math.round(polygonArea(lot.polygon) / 1_000) / 10,
    capacityUnit: 'hectares',
  }));
}

function shelters(lots: readonly TownParcel[]): TownFacility[] {
  const open = lots.filter(
    ({ landUse, polygon }) => ['1401', '1403', '080403'].includes(landUse) && polygonArea(polygon) > 8_000,
  );
  return spread(open, 1_500, 0.1, 48).map((lot, index) => ({
    kind: 'shelter',
    ...numbered('应急避难场所', 'Emergency Shelter', index + 1),
    ...placeOn(lot),
    point: aside(lot, 26),
    // three fifths of an open space can be used, two square metres for each of the people
    capacity: Math.round((polygonArea(lot.polygon) * 0.6) / 2 / 100) * 100,
    capacityUnit: 'people',
  }));
}

function charging(lots: readonly TownParcel[]): TownFacility[] {
  const places = lots.filter(({ landUse }) => landUse === '120803' || landUse === '120802');
  return spread(places, 2_600, 0.1, 49).map((lot, index) => ({
    kind: 'charging',
    ...numbered('充电站', 'Charging Station', index + 1),
    ...placeOn(lot),
    point: aside(lot, 14),
    capacity: 8 + 4 * Math.floor(chance(index, 50) * 6),
    capacityUnit: 'charging-points',
  }));
}

function toilets(lots: readonly TownParcel[]): TownFacility[] {
  const places = lots.filter(({ landUse }) => ['1401', '1403', '0901', '090101', '120803'].includes(landUse));
  return spread(places, 2_100, 0.2, 51).map((lot, index) => ({
    kind: 'toilet',
    ...numbered('公共厕所', 'Public Toilet', index + 1),
    ...placeOn(lot),
    point: aside(lot, -16),
    capacity: 8 + 2 * Math.floor(chance(index, 52) * 6),
    capacityUnit: 'cubicles',
  }));
}

/** With the hospitals and with every second fire station. */
function firstAid(lots: readonly TownParcel[]): TownFacility[] {
  const places = lots.filter(({ tag }) => tag === 'hospital' || tag === 'fire-station');
  return places
    .filter(({ tag }, index) => tag === 'hospital' || index % 2 === 0)
    .map((lot, index) => ({
      kind: 'first-aid',
      ...numbered('急救站', 'First-Aid Station', index + 1),
      ...placeOn(lot),
      point: aside(lot, 15),
      capacity: 2 + Math.floor(chance(index, 53) * 3),
      capacityUnit: 'vehicles',
    }));
}

/** Along main streets, in the street beside the traffic, with a gap here and there. */
function busStops({ streets, streetPhases, parcels }: Town): TownFacility[] {
  const land = new Map(parcels.filter(({ street }) => street).map((parcel) => [parcel.street!.id, parcel]));
  const stops: TownFacility[] = [];
  for (const street of streets) {
    if (street.class === 'local') continue;
    const line = beside(street.lines[0]!, street.width / 2 - 5);
    if (lengthOf(line) < 320 || chance(street.at[0] * 10, street.at[1] * 10, 54) < 0.24) continue;
    const point = pointAlong(
      line,
      lengthOf(line) * between(0.4, 0.6, street.at[0] * 10, street.at[1] * 10, 55),
    );
    if (stops.some((stop) => distance(stop.point, point) < 720)) continue;
    const lane = land.get(street.id);
    stops.push({
      kind: 'bus-stop',
      ...numbered('公交站', 'Bus Stop', stops.length + 1),
      point,
      phase: streetPhases.get(street.id) ?? 4,
      ...(lane && contains(lane.polygon, point) && { parcel: lane.key }),
    });
  }
  return stops;
}

/** Lots of which no two lie nearer than `spacing` metres, with a share left out. */
function spread(lots: readonly TownParcel[], spacing: number, gaps: number, seed: number): TownParcel[] {
  const taken: TownParcel[] = [];
  for (const lot of lots) {
    if (taken.some(({ middle }) => distance(middle, lot.middle) < spacing)) continue;
    taken.push(lot);
  }
  return taken.filter(({ at }) => chance(at[0] * 100, at[1] * 100, seed) >= gaps);
}

/** A point a few metres beside the middle of a lot, where that is still inside it. */
function aside({ middle, polygon }: TownParcel, meters: number): Point {
  const point: Point = [middle[0] + meters, middle[1] - meters / 2];
  return contains(polygon, point) ? point : middle;
}
