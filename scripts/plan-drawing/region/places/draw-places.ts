import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import { countiesDrawn, divisionToday } from '../districts/draw-districts.ts';
import { prefectures, romanizedName } from '../districts/division-names.ts';
import { readCounties, type PackageCounty } from '../districts/read-counties.ts';
import { round, toCgcs2000 } from '../districts/shape-arcs.ts';
import { statedBy } from '../lines/line-list.ts';
import { namedPlaces, type NamedPlace } from './place-list.ts';

/** The district in which each city has its seat: there the city's name stands, not the district's. */
const seatOfCity: Readonly<Record<string, keyof typeof prefectures | null>> = {
  140302: 140300,
  140702: 140700,
  // 忻州 has its own entry among the named places
  140902: null,
  141102: 141100,
};

/** In the middle of Taiyuan a district's name gives way to the city's. */
const rankOfDistrict = 7;
const rankOfCounty = 4;

const seatNote = {
  zh: '取自该软件包给出的驻地中心点，由GCJ-02换算为WGS 84并按CGCS2000使用；与另一公开数据相比多在1公里以内，个别达2公里，小店区达9公里',
  en: 'The centre of the seat as the package gives it, turned from GCJ-02 to WGS 84 and used as CGCS2000; mostly within 1 km of another public data set, up to 2 km for some, 9 km for Xiaodian',
};

const locatedNotes = {
  geonames: {
    zh: '取自GeoNames，四舍五入到0.01度，WGS 84按CGCS2000使用',
    en: 'From GeoNames, rounded to 0.01°; WGS 84 used as CGCS2000',
  },
  'natural-earth': { zh: '取自Natural Earth，四舍五入到0.01度', en: 'From Natural Earth, rounded to 0.01°' },
} as const;

/** Cities, seats of counties, towns, stations, parks and sights of the five cities (EPSG:4490, longitude first). */
export function drawPlaces(): FeatureState[] {
  return [...namedPlaces.map(drawNamed), ...countiesDrawn(readCounties()).flatMap(drawSeat)];
}

function drawNamed({ id, name, nameEn, kind, rank, position, ...origin }: NamedPlace): FeatureState {
  return place(id, position, { name, nameEn, kind, rank }, provenanceOf(origin));
}

function provenanceOf({ located, named, note }: Pick<NamedPlace, 'located' | 'named' | 'note'>): Provenance {
  if (located) return { source: located, precision: 'converted', note: locatedNotes[located] };
  return {
    source: 'illustrative',
    precision: 'illustrative',
    ...(note && { note }),
    ...(named && { fields: { name: statedBy(named) } }),
  };
}

/** A county's seat, as the city's where the city has its seat there; none for 忻州, which is among the named. */
function drawSeat(county: PackageCounty): FeatureState[] {
  const { code, name } = divisionToday(county);
  const city = seatOfCity[code];
  if (city === null) return [];
  const [longitude, latitude] = toCgcs2000(county.center);
  const properties = city
    ? cityNames(city)
    : { name, nameEn: romanizedName(code), kind: 'county-seat', rank: rankOf(code, name) };
  const provenance: Provenance = { source: 'echarts-china-cities', precision: 'converted', note: seatNote };
  return [place(`place-${city ?? code}`, [round(longitude!), round(latitude!)], properties, provenance)];
}

function cityNames(city: keyof typeof prefectures) {
  const [name, nameEn] = prefectures[city];
  return { name: name.replace(/市$/, ''), nameEn: nameEn.replace(/ City$/, ''), kind: 'city', rank: 2 };
}

function rankOf(code: string, name: string): number {
  if (code === '140122') return 3;
  return name.endsWith('区') ? rankOfDistrict : rankOfCounty;
}

function place(
  id: string,
  [longitude, latitude]: readonly [number, number],
  properties: FeatureState['properties'],
  provenance: Provenance,
): FeatureState {
  return {
    id,
    collection: 'place',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties,
    provenance,
    validFrom: null,
    validTo: null,
  };
}
