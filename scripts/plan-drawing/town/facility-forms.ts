/** What stands on the lots that the building programme makes for facilities. */

/** What stands on a lot: its kind, its name before the number, and the range of its capacity. */
export interface Form {
  kind: string;
  name: string;
  nameEn: string;
  /** From, to, step and unit of its capacity. */
  capacity?: readonly [from: number, to: number, step: number, unit: string];
  /** Site that a unit of the capacity needs, in m²; without it any capacity in the range will do. */
  squareMeters?: number;
}

/** What stands on a lot of each tag. */
export const forms: Readonly<Record<string, Form>> = {
  kindergarten: {
    kind: 'kindergarten',
    name: '幼儿园',
    nameEn: 'Kindergarten',
    capacity: [6, 12, 3, 'classes'],
    squareMeters: 560,
  },
  'primary-school': {
    kind: 'primary-school',
    name: '小学',
    nameEn: 'Primary School',
    capacity: [12, 36, 6, 'classes'],
    squareMeters: 700,
  },
  'junior-school': {
    kind: 'junior-school',
    name: '初中',
    nameEn: 'Junior Middle School',
    capacity: [12, 36, 6, 'classes'],
    squareMeters: 850,
  },
  'senior-school': {
    kind: 'senior-school',
    name: '高中',
    nameEn: 'Senior Middle School',
    capacity: [24, 60, 6, 'classes'],
    squareMeters: 850,
  },
  hospital: {
    kind: 'hospital',
    name: '医院',
    nameEn: 'Hospital',
    capacity: [100, 1_200, 50, 'beds'],
    squareMeters: 55,
  },
  'health-centre': {
    kind: 'health-centre',
    name: '社区卫生服务中心',
    nameEn: 'Community Health Centre',
    capacity: [30, 60, 10, 'beds'],
  },
  culture: {
    kind: 'culture',
    name: '文化中心',
    nameEn: 'Culture Centre',
    capacity: [2_000, 12_000, 500, 'square-metres'],
  },
  sports: {
    kind: 'sports',
    name: '全民健身中心',
    nameEn: 'Sports Centre',
    capacity: [2_000, 8_000, 500, 'square-metres'],
  },
  'elderly-care': {
    kind: 'elderly-care',
    name: '养老院',
    nameEn: 'Home for the Elderly',
    capacity: [80, 240, 20, 'beds'],
  },
  'community-service': {
    kind: 'community-service',
    name: '社区服务站',
    nameEn: 'Community Service Station',
    capacity: [600, 1_500, 100, 'square-metres'],
  },
  market: { kind: 'market', name: '菜市场', nameEn: 'Market', capacity: [60, 160, 10, 'stalls'] },
  'fire-station': {
    kind: 'fire-station',
    name: '消防站',
    nameEn: 'Fire Station',
    capacity: [5, 8, 1, 'vehicles'],
  },
  police: { kind: 'police', name: '派出所', nameEn: 'Police Station' },
  'bus-depot': { kind: 'bus-depot', name: '公交场站', nameEn: 'Bus Depot', capacity: [30, 80, 10, 'bays'] },
  parking: {
    kind: 'parking',
    name: '公共停车场',
    nameEn: 'Public Car Park',
    capacity: [80, 320, 20, 'spaces'],
    squareMeters: 30,
  },
  fuel: { kind: 'fuel', name: '加油站', nameEn: 'Filling Station', capacity: [8, 16, 4, 'nozzles'] },
  'service-centre': { kind: 'service-centre', name: '政务服务中心', nameEn: 'Government Service Centre' },
  substation: {
    kind: 'substation',
    name: '110千伏变电站',
    nameEn: '110 kV Substation',
    capacity: [100, 150, 50, 'mva'],
  },
  'main-substation': {
    kind: 'substation',
    name: '220千伏变电站',
    nameEn: '220 kV Substation',
    capacity: [720, 720, 240, 'mva'],
  },
  'water-plant': {
    kind: 'water-plant',
    name: '给水厂',
    nameEn: 'Water Plant',
    capacity: [10, 15, 5, 'ten-thousand-cubic-metres-a-day'],
  },
  'sewage-plant': {
    kind: 'sewage-plant',
    name: '污水处理厂',
    nameEn: 'Sewage Plant',
    capacity: [20, 20, 1, 'ten-thousand-cubic-metres-a-day'],
  },
  'heat-source': {
    kind: 'heat-source',
    name: '热源厂',
    nameEn: 'Heat Source',
    capacity: [600, 700, 50, 'megawatts'],
  },
  'gas-station': {
    kind: 'gas-station',
    name: '燃气调压站',
    nameEn: 'Gas Regulator Station',
    capacity: [10_000, 20_000, 5_000, 'cubic-metres-an-hour'],
  },
  telecom: {
    kind: 'telecom',
    name: '通信机房',
    nameEn: 'Telecom Exchange',
    capacity: [80, 200, 20, 'racks'],
  },
  'refuse-transfer': {
    kind: 'refuse-transfer',
    name: '垃圾转运站',
    nameEn: 'Refuse Transfer Station',
    capacity: [150, 300, 50, 'tonnes-a-day'],
  },
};

/** What sources name; the sites are ours. */
export const named: Readonly<Record<string, Form & { source: string }>> = {
  'exhibition-centre': {
    kind: 'culture',
    name: '文化展示中心',
    nameEn: 'Culture and Exhibition Centre',
    source: 'strategy',
  },
  'modern-services-centre': {
    kind: 'service-centre',
    name: '现代服务中心',
    nameEn: 'Modern Services Centre',
    source: 'strategy',
  },
  'industry-services-centre': {
    kind: 'service-centre',
    name: '产业服务中心',
    nameEn: 'Industry Services Centre',
    source: 'strategy',
  },
  sanitation: {
    kind: 'sanitation',
    name: '环境卫生综合基地',
    nameEn: 'Environmental Sanitation Base',
    source: 'progress-2023',
  },
};
