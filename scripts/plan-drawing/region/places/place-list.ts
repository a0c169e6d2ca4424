/** A place drawn by estimate or from a source that gives its coordinates; see `draw-places.ts` for the counties' seats. */
export interface NamedPlace {
  id: string;
  name: string;
  nameEn: string;
  kind:
    | 'provincial-capital'
    | 'city'
    | 'town'
    | 'village'
    | 'station'
    | 'airport'
    | 'industrial-park'
    | 'attraction'
    | 'pass';
  /** Lower stays when two labels meet. */
  rank: number;
  /** [longitude, latitude], EPSG:4490. */
  position: readonly [number, number];
  /** Where the position is taken from; without one it is an estimate. */
  located?: 'geonames' | 'natural-earth';
  /** The source that names it. */
  named?: string;
  /** How the position was found, for an estimate. */
  note?: { zh: string; en: string };
}

const onCourse = {
  zh: '位置为估计，误差可达3公里',
  en: 'Estimated, may be 3 km off',
};

const byDirection = (zh: string, en: string, kilometers: number) => ({
  zh: `未查得公布坐标，按“${zh}”估计，误差可达${kilometers}公里`,
  en: `No published coordinates; estimated as ${en}, may be ${kilometers} km off`,
});

const siteUnknown = {
  zh: '名称有出处，确切位置未查得，此处为示意',
  en: 'Name sourced; its exact site was not found, and is illustrative',
};

/** Cities, towns, stations, parks and sights; ranks let the big ones stay where labels meet. */
export const namedPlaces: readonly NamedPlace[] = [
  {
    id: 'place-taiyuan',
    name: '太原',
    nameEn: 'Taiyuan',
    kind: 'provincial-capital',
    rank: 1,
    position: [112.56, 37.87],
    located: 'geonames',
  },
  {
    id: 'place-xinzhou',
    name: '忻州',
    nameEn: 'Xinzhou',
    kind: 'city',
    rank: 2,
    position: [112.73, 38.41],
    located: 'geonames',
  },
  {
    id: 'place-wusu',
    name: '太原武宿国际机场',
    nameEn: 'Taiyuan Wusu International Airport',
    kind: 'airport',
    rank: 6,
    position: [112.63, 37.75],
    located: 'natural-earth',
  },
  {
    id: 'place-shilingguan',
    name: '石岭关',
    nameEn: 'Shilingguan Pass',
    kind: 'pass',
    rank: 6,
    position: [112.7002, 38.2415],
    named: 'taixin-avenue',
    note: {
      zh: '在阳曲与忻府交界处的太忻大道上，经度为估计，误差可达3公里',
      en: 'On Taixin Avenue where Yangqu and Xinfu meet; longitude estimated, may be 3 km off',
    },
  },
  town('dayu', '大盂镇', 'Dayu Town', 6, [112.7255, 38.191], 'dayu-town', {
    zh: '未查得公布坐标，按“石岭关以南、黄寨以北”估计，误差可达4公里',
    en: 'No published coordinates; estimated as south of Shilingguan Pass and north of Huangzhai, may be 4 km off',
  }),
  town(
    'gaocun',
    '高村乡',
    'Gaocun Township',
    7,
    [112.659, 38.15],
    'dayu-town',
    byDirection('大盂镇以西', 'west of Dayu Town', 5),
  ),
  town(
    'yangxing',
    '杨兴乡',
    'Yangxing Township',
    8,
    [112.868, 38.214],
    'dayu-town',
    byDirection('大盂镇以东、东北', 'east and north-east of Dayu Town', 5),
  ),
  town(
    'donghuangshui',
    '东黄水镇',
    'Donghuangshui Town',
    8,
    [112.764, 38.099],
    'dayu-town',
    byDirection('大盂镇东南', 'south-east of Dayu Town', 5),
  ),
  town(
    'lingjingdian',
    '凌井店乡',
    'Lingjingdian Township',
    8,
    [112.922, 38.047],
    'g2003-assessment',
    byDirection('二环与京昆高速交会处附近', 'near where the second ring meets G5', 6),
  ),
  town(
    'houcun',
    '侯村乡',
    'Houcun Township',
    8,
    [112.627, 38.034],
    'yangxing-river',
    byDirection('黄寨西南', 'south-west of Huangzhai', 4),
  ),
  town(
    'beixiaodian',
    '北小店乡',
    'Beixiaodian Township',
    9,
    [112.345, 38.152],
    'g2003-assessment',
    byDirection('北二环西端附近', 'near the western end of the north ring', 7),
  ),
  town(
    'nitun',
    '泥屯镇',
    'Nitun Town',
    8,
    [112.512, 38.092],
    'yangqu-county',
    byDirection('黄寨以西', 'west of Huangzhai', 6),
  ),
  town(
    'xilingjing',
    '西凌井乡',
    'Xilingjing Township',
    9,
    [112.4, 38.082],
    'yangqu-county',
    byDirection('阳曲西南', 'in the south-west of Yangqu', 8),
  ),
  town(
    'douluo',
    '豆罗镇',
    'Douluo Town',
    8,
    [112.701, 38.296],
    'g55',
    byDirection(
      '石岭关以北、二广高速豆罗口附近',
      'north of Shilingguan Pass, near the Douluo exit of G55',
      4,
    ),
  ),
  town(
    'yangquzhen',
    '阳曲镇',
    'Yangqu Town',
    9,
    [112.588, 37.982],
    'g55',
    byDirection('二广高速阳曲镇口附近', 'near the Yangqu Town exit of G55', 3),
  ),
  {
    id: 'place-qinglong',
    name: '青龙镇村',
    nameEn: 'Qinglong Village',
    kind: 'village',
    rank: 11,
    position: [112.6205, 38.0105],
    named: 'yangxing-river',
    note: byDirection('杨兴河出阳曲处', 'where the Yangxing River leaves Yangqu', 3),
  },
  station('taiyuannan', '太原南站', 'Taiyuannan Station', 7, [112.607, 37.787], 'daxi'),
  station('taiyuan-station', '太原站', 'Taiyuan Station', 8, [112.578, 37.862]),
  station('yangquxi', '阳曲西站', 'Yangquxi Station', 8, [112.6425, 38.0775], 'daxi'),
  station('xinzhouxi', '忻州西站', 'Xinzhouxi Station', 8, [112.688, 38.408], 'daxi'),
  station('yuanpingxi', '原平西站', 'Yuanpingxi Station', 9, [112.667, 38.722], 'daxi'),
  park(
    'shanglan',
    '中北高新区上兰片区',
    'Shanglan Area of Zhongbei High-Tech Zone',
    8,
    [112.452, 37.989],
    'wafer-project',
  ),
  park(
    'yangqu-reform',
    '综改示范区阳曲产业园区',
    'Yangqu Park of the Comprehensive Reform Demonstration Zone',
    9,
    [112.65, 38.04],
    'yangqu-parks',
  ),
  park(
    'transition',
    '太原（阳曲）转型发展产业园区',
    'Taiyuan (Yangqu) Transition Industrial Park',
    9,
    [112.704, 38.093],
    'yangqu-parks',
  ),
  park(
    'synthetic-biology',
    '山西合成生物产业园',
    'Shanxi Synthetic Biology Park',
    10,
    [112.625, 38.061],
    'yangqu-parks',
  ),
  park('dayu-industrial', '大盂工业园', 'Dayu Industrial Park', 10, [112.73, 38.148], 'yangqu-parks'),
  sight(
    'fantawild',
    '太原方特东方神画',
    'Taiyuan Fantawild Oriental Heritage',
    9,
    [112.636, 38.006],
    'yangqu-parks',
  ),
  sight(
    'qingliangwan',
    '清凉湾温泉康养小镇',
    'Qingliangwan Hot Spring and Wellness Town',
    10,
    [112.7165, 38.2305],
    'first-batch-2022',
  ),
];

type Entry = [
  id: string,
  name: string,
  nameEn: string,
  rank: number,
  position: readonly [number, number],
  named?: string,
];

function town(
  ...[id, name, nameEn, rank, position, named, note]: [...Required<Entry>, note: { zh: string; en: string }]
): NamedPlace {
  return { id: `place-${id}`, name, nameEn, kind: 'town', rank, position, named, note };
}

function station(...[id, name, nameEn, rank, position, named]: Entry): NamedPlace {
  return {
    id: `place-${id}`,
    name,
    nameEn,
    kind: 'station',
    rank,
    position,
    ...(named && { named }),
    note: onCourse,
  };
}

function park(...[id, name, nameEn, rank, position, named]: Required<Entry>): NamedPlace {
  return {
    id: `place-${id}`,
    name,
    nameEn,
    kind: 'industrial-park',
    rank,
    position,
    named,
    note: siteUnknown,
  };
}

function sight(...[id, name, nameEn, rank, position, named]: Required<Entry>): NamedPlace {
  return { id: `place-${id}`, name, nameEn, kind: 'attraction', rank, position, named, note: siteUnknown };
}
