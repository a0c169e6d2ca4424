/** Projects on the parcels they would take: those that reports name, on sites of our own, and examples. */
import { chance } from '../geometry/chance.ts';
import { polygonArea } from '../geometry/polygons.ts';
import { industryOf } from './industry.ts';
import { dayOf } from './phasing.ts';
import { namedProjects, type NamedProject } from './named-projects.ts';
import type { TownParcel } from './town-land.ts';

export interface TownProject {
  properties: Record<string, unknown>;
  parcel: TownParcel;
  /** What a report states, by field; absent for an example. */
  named?: NamedProject;
}

/** A kind of example: where it may stand, and what it is called. */
interface Example {
  landUse: RegExp;
  projectClass: 'industry' | 'infrastructure' | 'livelihood';
  industry?: string;
  titles: readonly (readonly [zh: string, en: string])[];
  unit: readonly [zh: string, en: string];
  /** 亿元 for each hectare of the site. */
  intensity: number;
  /** Hectares that the site has at least and at most. */
  site: readonly [number, number];
  count: number;
  /** Furthest south that it stands, as a line of the grid. */
  south?: number;
}

const examples: readonly Example[] = [
  {
    landUse: /^10010[12]$/,
    projectClass: 'industry',
    industry: 'high-end-equipment',
    titles: [
      ['智能装备制造基地', 'Smart equipment plant'],
      ['轨道交通部件产业园', 'Rail vehicle parts park'],
      ['煤机装备再制造中心', 'Mining machinery remanufacturing centre'],
      ['数控机床生产线', 'Machine tool works'],
      ['机器人本体与集成项目', 'Robot assembly works'],
    ],
    unit: ['示例装备制造公司', 'Example Equipment Company'],
    intensity: 0.45,
    site: [5, 16],
    count: 9,
  },
  {
    landUse: /^10010[12]$/,
    projectClass: 'industry',
    industry: 'new-materials',
    titles: [
      ['碳纤维复合材料项目', 'Carbon-fibre composites works'],
      ['特种金属材料深加工项目', 'Special metals processing works'],
      ['合成生物材料产业化项目', 'Synthetic-biology materials works'],
      ['新型显示材料项目', 'Display materials works'],
    ],
    unit: ['示例新材料公司', 'Example Materials Company'],
    intensity: 0.6,
    site: [5, 16],
    count: 8,
  },
  {
    landUse: /^(0802|100101)$/,
    projectClass: 'industry',
    industry: 'information-technology',
    titles: [
      ['算力中心', 'Computing centre'],
      ['工业互联网创新中心', 'Industrial internet innovation centre'],
      ['半导体封测项目', 'Semiconductor packaging works'],
      ['软件与信息服务产业园', 'Software park'],
    ],
    unit: ['示例信息技术公司', 'Example Information Company'],
    intensity: 0.9,
    site: [2, 8],
    count: 7,
  },
  {
    landUse: /^10010[12]$/,
    projectClass: 'industry',
    industry: 'green-energy',
    titles: [
      ['储能电池项目', 'Energy storage works'],
      ['光伏组件生产基地', 'Solar module works'],
      ['氢能装备项目', 'Hydrogen equipment works'],
    ],
    unit: ['示例绿色能源公司', 'Example Green Energy Company'],
    intensity: 0.55,
    site: [5, 16],
    count: 6,
  },
  {
    landUse: /^110101$/,
    projectClass: 'industry',
    industry: 'modern-services',
    titles: [
      ['公铁联运物流园', 'Road–rail logistics park'],
      ['冷链物流中心', 'Cold-chain logistics centre'],
      ['智慧仓储分拨中心', 'Smart distribution centre'],
    ],
    unit: ['示例物流公司', 'Example Logistics Company'],
    intensity: 0.2,
    site: [6, 24],
    count: 5,
  },
  {
    landUse: /^(0902|0901)$/,
    projectClass: 'industry',
    industry: 'modern-services',
    titles: [
      ['总部经济大厦', 'Headquarters tower'],
      ['金融服务中心', 'Finance centre'],
      ['商业综合体', 'Shopping centre'],
    ],
    unit: ['示例商务公司', 'Example Business Company'],
    intensity: 2.4,
    site: [1.2, 5],
    count: 5,
  },
  {
    landUse: /^(0903|090104|0904)$/,
    projectClass: 'industry',
    industry: 'eco-culture-tourism',
    titles: [
      ['关隘文化街区', 'Pass culture quarter'],
      ['康养度假酒店', 'Health resort hotel'],
      ['民俗客栈', 'Folk guesthouse'],
    ],
    unit: ['示例文旅公司', 'Example Tourism Company'],
    intensity: 0.5,
    site: [1.5, 8],
    count: 6,
    south: 3,
  },
  {
    landUse: /^(0103|0201)$/,
    projectClass: 'industry',
    industry: 'modern-agriculture',
    titles: [
      ['设施农业示范园', 'Greenhouse demonstration farm'],
      ['果蔬采摘园', 'Pick-your-own orchard'],
      ['林果苗木基地', 'Orchard nursery'],
    ],
    unit: ['示例农业公司', 'Example Farming Company'],
    intensity: 0.04,
    site: [6, 80],
    count: 4,
  },
  {
    landUse: /^08040[34]$/,
    projectClass: 'livelihood',
    titles: [['学校建设项目', 'School']],
    unit: ['示例教育主管单位', 'Example Education Unit'],
    intensity: 0.9,
    site: [0.5, 6],
    count: 3,
  },
  {
    landUse: /^080(601|602)$/,
    projectClass: 'livelihood',
    titles: [['医疗卫生项目', 'Health services']],
    unit: ['示例卫生主管单位', 'Example Health Unit'],
    intensity: 1.1,
    site: [0.3, 9],
    count: 3,
  },
  {
    landUse: /^070102$/,
    projectClass: 'livelihood',
    titles: [
      ['安置住房项目', 'Resettlement housing'],
      ['保障性租赁住房项目', 'Affordable rental housing'],
    ],
    unit: ['示例住房建设单位', 'Example Housing Unit'],
    intensity: 1.6,
    site: [2.4, 6],
    count: 5,
  },
  {
    landUse: /^130[1235]$/,
    projectClass: 'infrastructure',
    titles: [['市政厂站工程', 'Utility works']],
    unit: ['示例市政公司', 'Example Utilities Company'],
    intensity: 0.8,
    site: [0.4, 10],
    count: 5,
  },
];

/** All projects, those that reports name first. */
export function drawProjects(parcels: readonly TownParcel[]): TownProject[] {
  const taken = new Set<string>();
  const named = namedProjects.map((project) => {
    const parcel = siteFor(parcels, project, taken);
    taken.add(parcel.key);
    return { properties: { ...project.properties }, parcel, named: project };
  });
  return [...named, ...examples.flatMap((example, at) => drawExamples(example, at, parcels, taken))];
}

/** The parcel of a use that is nearest to a place on the grid, is free, and is built in the first two phases. */
function siteFor(
  parcels: readonly TownParcel[],
  { site: { landUse, near, tag }, properties: { name, industry } }: NamedProject,
  taken: ReadonlySet<string>,
): TownParcel {
  const away = ({ at }: TownParcel) => Math.hypot(at[0] - near[0], at[1] - near[1]);
  const fitting = parcels.filter(
    (parcel) =>
      !taken.has(parcel.key) &&
      landUse.test(parcel.landUse) &&
      isOfIndustry(parcel, industry) &&
      (tag === undefined ? parcel.phase <= 2 : parcel.tag === tag),
  );
  if (fitting.length === 0) throw new Error(`no site for ${String(name)}`);
  return fitting.reduce((best, parcel) => (away(parcel) < away(best) ? parcel : best));
}

function drawExamples(
  example: Example,
  seed: number,
  parcels: readonly TownParcel[],
  taken: Set<string>,
): TownProject[] {
  const [least, most] = example.site;
  const hectares = ({ polygon }: TownParcel) => polygonArea(polygon) / 10_000;
  const candidates = parcels
    .filter(
      (parcel) =>
        !taken.has(parcel.key) &&
        // nothing of any size is built in the first year
        parcel.phase !== 1 &&
        example.landUse.test(parcel.landUse) &&
        parcel.at[1] < (example.south ?? Infinity) &&
        isOfIndustry(parcel, example.industry) &&
        hectares(parcel) >= least &&
        hectares(parcel) <= most,
    )
    // early phases hold more of the projects that are known already
    .map((parcel) => ({
      parcel,
      rank: parcel.phase + 2.2 * chance(seed, parcel.at[0] * 100, parcel.at[1] * 100),
    }))
    .sort((one, other) => one.rank - other.rank);
  const counts = new Map<string, number>();
  return candidates.slice(0, example.count).map(({ parcel }, index) => {
    taken.add(parcel.key);
    const [zh, en] = example.titles[index % example.titles.length]!;
    const number = (counts.get(zh) ?? 0) + 1;
    counts.set(zh, number);
    return {
      properties: describeExample(example, { zh, en, number }, hectares(parcel), parcel, seed + index),
      parcel,
    };
  });
}

/** True where a parcel is for no industry of its own, or for that of the project, if it has one. */
function isOfIndustry({ landUse, at }: TownParcel, industry: unknown): boolean {
  const own = industryOf(landUse, at);
  return own === undefined || industry === undefined || own === industry;
}

function describeExample(
  example: Example,
  title: { zh: string; en: string; number: number },
  hectares: number,
  parcel: TownParcel,
  seed: number,
): Record<string, unknown> {
  const suffix = title.number > 1 ? `${title.number}` : '';
  return {
    name: `${title.zh}${suffix}（示例）`,
    nameEn: `${title.en}${title.number > 1 ? ` ${title.number}` : ''} (example)`,
    projectClass: example.projectClass,
    ...(example.industry && { industry: example.industry }),
    investment: Math.max(
      0.1,
      Math.round(hectares * example.intensity * (0.8 + 0.4 * chance(seed, 61)) * 10) / 10,
    ),
    ...scheduleOf(parcel, seed),
    responsibleUnit: example.unit[0],
    responsibleUnitEn: example.unit[1],
    description: `示例项目：用地约${hectares.toFixed(1)}公顷`,
    descriptionEn: `An example: a site of about ${hectares.toFixed(1)} ha`,
  };
}

/** Done some months before the first day of its parcel's phase, begun one to three years before that. */
function scheduleOf(
  { phase }: TownParcel,
  seed: number,
): { plannedStart: string; plannedCompletion: string } {
  const year = Number((dayOf(phase) ?? '2024-12-08').slice(0, 4));
  const years = phase <= 1 ? 0 : 1 + Math.floor(chance(seed, 63) * (phase === 4 ? 4 : 2));
  const start = year - years;
  const startMonth = start === year ? 3 : 3 + Math.floor(chance(seed, 64) * 7);
  return {
    plannedStart: `${start}-${String(startMonth).padStart(2, '0')}-01`,
    plannedCompletion: `${year}-${String(8 + Math.floor(chance(seed, 65) * 4)).padStart(2, '0')}-30`,
  };
}
