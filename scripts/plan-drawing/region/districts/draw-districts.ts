import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import { assemblePolygons } from './assemble-polygons.ts';
import { findBorderArcs } from './border-arcs.ts';
import { englishName, prefectures, remarks, renamed } from './division-names.ts';
import { readCounties, type PackageCounty } from './read-counties.ts';
import { shapeArc, type ShapedArc } from './shape-arcs.ts';

/**
 * How exact the borders are, as measured: each position's distance to the borders of another public data set, over the
 * 53 counties of the five cities.
 */
const accuracy = {
  zh: '由GCJ-02换算为WGS 84并按CGCS2000使用；原数据格网约100米，在格网误差内平滑并抽稀。与另一公开界线数据相比，半数界点相差50米以内，95%相差140米以内；界线曾有调整或两份数据画法不同的个别地段相差可达2.3公里。仅供示意，不作量算和划界依据',
  en: 'Turned from GCJ-02 to WGS 84, used as CGCS2000; smoothed within the grid of about 100 m of the original, and thinned. Compared with another public data set of borders, half of the positions lie within 50 m and 95 % within 140 m; single stretches that were redrawn, or are drawn otherwise there, differ by up to 2.3 km. For orientation, not for measuring or deciding where a border runs',
};

/** The province, the five prefecture-level cities and all their counties, each with the borders of its neighbours. */
export function drawDistricts(): FeatureState[] {
  const counties = readCounties();
  const arcs = findBorderArcs(counties).map(shapeArc);
  return [
    boundary('province-shanxi', 'province', '140000', ['山西省', 'Shanxi Province'], arcs, () => true),
    ...Object.entries(prefectures).map(([code, names]) =>
      boundary(`prefecture-${code}`, 'prefecture', code, names, arcs, (county) => isWithin(county, code)),
    ),
    ...countiesDrawn(counties).map((county) => drawCounty(county, arcs)),
  ];
}

/** The counties of the five cities, in the order of their codes. */
export function countiesDrawn(counties: readonly PackageCounty[]): PackageCounty[] {
  return counties
    .filter(({ code }) => Object.keys(prefectures).some((prefecture) => isWithin(code, prefecture)))
    .toSorted((one, other) => Number(one.code) - Number(other.code));
}

/** A county's code and name today. */
export function divisionToday({ code, name }: PackageCounty): { code: string; name: string } {
  return renamed[code] ?? { code, name };
}

function isWithin(county: string, prefecture: string): boolean {
  return county.slice(0, 4) === prefecture.slice(0, 4);
}

function drawCounty(county: PackageCounty, arcs: readonly ShapedArc[]): FeatureState {
  const { code, name } = divisionToday(county);
  const names = [name, englishName(code, name)] as const;
  const feature = boundary(`county-${code}`, 'county', code, names, arcs, (other) => other === county.code);
  const remark = remarks[code];
  if (!remark) return feature;
  const note = { zh: `${accuracy.zh}。${remark.zh}`, en: `${accuracy.en}. ${remark.en}` };
  return { ...feature, provenance: { ...feature.provenance, note } };
}

function boundary(
  id: string,
  kind: string,
  divisionCode: string,
  [name, nameEn]: readonly [string, string],
  arcs: readonly ShapedArc[],
  takes: (code: string) => boolean,
): FeatureState {
  const provenance: Provenance = { source: 'echarts-china-cities', precision: 'converted', note: accuracy };
  return {
    id,
    collection: 'boundary',
    geometry: assemblePolygons(arcs, takes),
    properties: { name, nameEn, kind, divisionCode },
    provenance,
    validFrom: null,
    validTo: null,
  };
}
