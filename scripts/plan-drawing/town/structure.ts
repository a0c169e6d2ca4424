/** The published structure on the drawn town: one axis, two square towns, four groups; and the lines that control it. */
import {
  areaOf,
  inflate,
  intersect,
  roundCorners,
  subtract,
  union,
  withoutSpikes,
  type Area,
} from '../geometry/polygons.ts';
import { drawBelts, drawTransit } from './corridors.ts';
import { crossing } from './grid.ts';
import type { Town, TownParcel } from './town-land.ts';
import { drawBanks, lake } from './water.ts';

/** A part of the structure, or a control line. */
export interface Extent {
  id: string;
  properties: Record<string, unknown>;
  area: Area;
  /** Fields that a source states. */
  sourced: Record<string, string>;
  note: { zh: string; en: string };
}

/** A rectangle of the grid, lines `a` and `b`. */
interface Cells {
  a: readonly [number, number];
  b: readonly [number, number];
}

const roleNote = { zh: '名称与功能有出处，范围为示意', en: 'Name and role sourced, extent illustrative' };
const nameNote = {
  zh: '名称有出处，范围为示意；产业按组团名称归纳',
  en: 'Name sourced, extent illustrative; industry read from the name',
};

/** The axis, the two towns and the four groups. */
export function drawClusters(outline: Area): Extent[] {
  return clusters.map(({ cells, ...cluster }) => ({
    ...cluster,
    area: soft(union(...cells.map(cellsArea)), outline),
  }));
}

const clusters: readonly (Omit<Extent, 'area'> & { cells: readonly Cells[] })[] = [
  {
    id: 'axis-central',
    properties: {
      name: '中轴',
      nameEn: 'Central axis',
      kind: 'axis',
      role: '依托中心绿带的城市活力绿轴，由北向南依次为文化展示中心、现代服务中心、产业服务中心',
      roleEn:
        'The lively green axis of the town along its central belt: from north to south the culture and exhibition centre, the modern services centre and the industry services centre',
    },
    cells: [{ a: [5, 6], b: [0, 14] }],
    sourced: { name: 'strategy', role: 'strategy' },
    note: roleNote,
  },
  {
    id: 'town-north',
    properties: {
      name: '北部活力方城',
      nameEn: 'Northern Vitality Town',
      kind: 'town',
      role: '布局高水平、专业化、特色化的高能级公共服务设施',
      roleEn: 'Public services of a high level, specialised and with a character of their own',
    },
    // 双环相扣: the two towns share the band of the lake
    cells: [{ a: [3, 8], b: [4, 8] }],
    sourced: { name: 'strategy', role: 'strategy' },
    note: roleNote,
  },
  {
    id: 'town-south',
    properties: {
      name: '南部智造方城',
      nameEn: 'Southern Smart-Manufacturing Town',
      kind: 'town',
      role: '以产业功能为主，发展新材料和高端装备制造产业',
      roleEn: 'Mainly industry: new materials and high-end equipment',
    },
    cells: [{ a: [3, 8], b: [7, 12] }],
    sourced: { name: 'strategy', role: 'strategy' },
    note: roleNote,
  },
  {
    id: 'group-gaocun-manufacturing',
    properties: {
      name: '高村制造业组团',
      nameEn: 'Gaocun Manufacturing Group',
      kind: 'group',
      industry: 'high-end-equipment',
    },
    cells: [{ a: [1, 2.9], b: [8.1, 14] }],
    sourced: { name: 'strategy' },
    note: nameNote,
  },
  {
    id: 'group-gaocun-logistics',
    properties: {
      name: '高村物流产业组团',
      nameEn: 'Gaocun Logistics Group',
      kind: 'group',
      industry: 'modern-services',
    },
    cells: [{ a: [1, 1.95], b: [5, 7.95] }],
    sourced: { name: 'strategy' },
    note: nameNote,
  },
  {
    id: 'group-east-logistics',
    properties: {
      name: '东部物流产业组团',
      nameEn: 'Eastern Logistics Group',
      kind: 'group',
      industry: 'modern-services',
    },
    cells: [{ a: [9.05, 10], b: [7, 10] }],
    sourced: { name: 'strategy' },
    note: nameNote,
  },
  {
    id: 'group-shilingguan',
    properties: {
      name: '石岭关文旅产业组团',
      nameEn: 'Shilingguan Culture and Tourism Group',
      kind: 'group',
      industry: 'eco-culture-tourism',
    },
    cells: [{ a: [1, 10], b: [-0.4, 2.9] }],
    sourced: { name: 'strategy' },
    note: nameNote,
  },
];

/** The area between lines of the grid. */
function cellsArea({ a, b }: Cells): Area {
  const side = (at: (share: number) => ReturnType<typeof crossing>) =>
    Array.from({ length: 60 }, (_, index) => at(index / 60));
  const between = ([from, to]: readonly [number, number], share: number) => from + (to - from) * share;
  return union([
    [
      [
        ...side((share) => crossing(a[0], between(b, share))),
        ...side((share) => crossing(between(a, share), b[1])),
        ...side((share) => crossing(a[1], between(b, 1 - share))),
        ...side((share) => crossing(between(a, 1 - share), b[0])),
      ],
    ],
  ]);
}

/** Corners rounded, edges a little inside: an extent that is meant, not measured. */
function soft(area: Area, outline: Area): Area {
  return withoutSpikes(intersect(roundCorners(inflate(area, -25), 110), inflate(outline, -20)), 1);
}

const drawnNote = { zh: '沿本图用地绘制，为示意', en: 'Drawn along the land use of this map; illustrative' };

/** Green, blue, yellow and purple lines, and the boundary of urban development. */
export function drawControlLines(town: Town, outline: Area): Extent[] {
  const transit = drawTransit();
  const inside = (area: Area) =>
    withoutSpikes(intersect(area, inflate(outline, -0.5)), 0.5).filter(
      (polygon) => areaOf([polygon]) > 2_000,
    );
  return [
    controlLine(
      'green-axis',
      '一轴串珠：中央绿轴绿线',
      'One axis, a string of pearls: green line of the central axis',
      'green',
      inside(cellsArea({ a: [5, 6], b: [0, 14] })),
    ),
    controlLine(
      'green-rings',
      '双环相扣：环状绿带绿线',
      'Two interlocking rings: green line of the ring belts',
      'green',
      inside(drawBelts('1401')),
    ),
    controlLine(
      'green-corridors',
      '多廊织网：绿廊绿线',
      'A web of corridors: green line of the corridors',
      'green',
      inside(drawBelts('1402')),
    ),
    controlLine(
      'green-transit',
      '铁路与高速公路防护绿地绿线',
      'Green line of the railway and expressway belts',
      'green',
      inside(subtract(transit.belts, union(transit.railway, transit.expressway))),
    ),
    controlLine(
      'blue-streams',
      '两水融汇：河道蓝线',
      'Two waters meet: blue line of the streams',
      'blue',
      // up to the red lines of the streets on the banks
      inside(union(drawBanks(12), lake)),
    ),
    controlLine(
      'green-hills',
      '三山环绕：山体绿线',
      'Three hills around: green line of the slopes',
      'green',
      inside(slopes(town.parcels)),
    ),
    controlLine(
      'purple-shilingguan',
      '石岭关文物保护紫线',
      'Purple line of the relics at Shilingguan',
      'purple',
      inside(cellsArea({ a: [4.15, 4.85], b: [-0.5, -0.1] })),
    ),
    controlLine(
      'urban-development-boundary',
      '城镇开发边界',
      'Urban development boundary',
      'urban-development-boundary',
      inside(inflate(cellsArea({ a: [1, 10], b: [0, 14] }), 18)),
    ),
    ...yellowLines(town.parcels, inside),
  ];
}

/** Woodland, orchards and fields on the slopes outside the streets. */
function slopes(parcels: readonly TownParcel[]): Area {
  const pieces = parcels.filter(({ landUse }) => /^0[1-3]/.test(landUse)).map(({ polygon }) => polygon);
  return inflate(inflate(union(pieces), 2), -2);
}

/** Around the plants that the whole town depends on. */
function yellowLines(parcels: readonly TownParcel[], inside: (area: Area) => Area): Extent[] {
  const kinds: Record<string, [zh: string, en: string]> = {
    'water-plant': ['给水厂黄线', 'Yellow line of a water plant'],
    'sewage-plant': ['污水处理厂黄线', 'Yellow line of the sewage plant'],
    'heat-source': ['热源厂黄线', 'Yellow line of a heat source'],
    'main-substation': ['220千伏变电站黄线', 'Yellow line of a 220 kV substation'],
    substation: ['变电站黄线', 'Yellow line of a substation'],
    'gas-station': ['燃气调压站黄线', 'Yellow line of a gas regulator station'],
    'fire-station': ['消防站黄线', 'Yellow line of a fire station'],
    sanitation: ['环卫基地黄线', 'Yellow line of the sanitation base'],
  };
  const counts = new Map<string, number>();
  return parcels.flatMap(({ tag, polygon }) => {
    const names = tag === undefined ? undefined : kinds[tag];
    if (!names) return [];
    const number = (counts.get(tag!) ?? 0) + 1;
    counts.set(tag!, number);
    return [controlLine(`yellow-${tag}-${number}`, names[0], names[1], 'yellow', inside([polygon]))];
  });
}

function controlLine(id: string, name: string, nameEn: string, kind: string, area: Area): Extent {
  return { id, properties: { name, nameEn, kind }, area, sourced: {}, note: drawnNote };
}
