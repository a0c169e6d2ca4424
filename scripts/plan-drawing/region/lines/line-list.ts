import type { Origin } from '#domain/features/feature-state.ts';
import type { courses } from '../../courses.ts';

type Course = keyof typeof courses;

/** A line of the region: what is known of it, and the courses it is drawn from. */
export interface RegionalLine {
  id: string;
  courses: readonly Course[];
  properties: {
    name: string;
    nameEn: string;
    kind: 'road' | 'rail' | 'river';
    class?: 'expressway' | 'arterial' | 'high-speed' | 'conventional';
    redLineWidth?: number;
    designSpeed?: number;
    /** Kilometres that a source states. */
    statedLength?: number;
    plannedState: 'existing' | 'upgraded' | 'planned';
  };
  validFrom?: string;
  /** What else is to be said of how it is drawn. */
  note?: { zh: string; en: string };
  /** The fields that a source states. Names of lines no source is listed for are those in common use. */
  sourced: Readonly<Record<string, string>>;
}

/** Roads, railways and rivers that reach past the town, most important first. */
export const regionalLines: readonly RegionalLine[] = [
  {
    id: 'road-g55',
    courses: ['g55'],
    properties: {
      name: 'G55二广高速',
      nameEn: 'G55 Erenhot–Guangzhou Expressway',
      kind: 'road',
      class: 'expressway',
      plannedState: 'existing',
    },
    sourced: { name: 'g55' },
  },
  {
    id: 'road-g5',
    courses: ['g5'],
    properties: {
      name: 'G5京昆高速',
      nameEn: 'G5 Beijing–Kunming Expressway',
      kind: 'road',
      class: 'expressway',
      plannedState: 'existing',
    },
    note: {
      zh: '太原以北与二广高速共线的一段另行绘出',
      en: 'North of Taiyuan it is drawn beside the stretch it shares with G55',
    },
    sourced: { name: 'g2003' },
  },
  {
    id: 'road-g2003',
    courses: ['g2003'],
    properties: {
      name: 'G2003太原西北二环高速',
      nameEn: 'G2003 Taiyuan North-West Second Ring Expressway',
      kind: 'road',
      class: 'expressway',
      statedLength: 160.34,
      plannedState: 'existing',
    },
    validFrom: '2024-12-09',
    note: {
      zh: '起讫于义望枢纽与凌井店枢纽，北二环段经北小店乡扫峪村至凌井店乡；弯道从略，全线绘出长度约135公里，短于公布的160.34公里',
      en: 'Its ends at the Yiwang and Lingjingdian interchanges, and its north ring from Saoyu village to Lingjingdian Township, are as reported; bends are left out, so that the line drawn has some 135 km of the 160.34 km stated',
    },
    sourced: { name: 'g2003', statedLength: 'g2003', validFrom: 'g2003' },
  },
  {
    id: 'road-east-second-ring',
    courses: ['east-second-ring'],
    properties: {
      name: '太原东二环高速',
      nameEn: 'Taiyuan East Second Ring Expressway',
      kind: 'road',
      class: 'expressway',
      plannedState: 'existing',
    },
    sourced: { name: 'g2003-assessment' },
  },
  {
    id: 'road-g20',
    courses: ['g20-east', 'g20-west'],
    properties: {
      name: 'G20青银高速',
      nameEn: 'G20 Qingdao–Yinchuan Expressway',
      kind: 'road',
      class: 'expressway',
      plannedState: 'existing',
    },
    note: {
      zh: '清徐境内与京昆高速共线的一段未重复绘出',
      en: 'The stretch in Qingxu that it shares with G5 is not drawn twice',
    },
    sourced: {},
  },
  {
    id: 'road-taixin-avenue',
    courses: ['taixin-avenue'],
    properties: {
      name: '太忻大道',
      nameEn: 'Taixin Avenue',
      kind: 'road',
      class: 'arterial',
      redLineWidth: 56,
      designSpeed: 60,
      statedLength: 37,
      plannedState: 'upgraded',
    },
    validFrom: '2022-12-08',
    note: {
      zh: '太原段24.5公里，其中旧108国道改造18.3公里、新建6.2公里，红线宽26至56米，此处取上限；起用日取“见效”期末',
      en: '24.5 km in Taiyuan, of which 18.3 km rebuilt from the old G108 and 6.2 km new; red line 26 to 56 m, the upper value here; in use from the day of the phase “taking effect”',
    },
    sourced: {
      name: 'taixin-avenue',
      redLineWidth: 'taixin-avenue-tender',
      designSpeed: 'taixin-avenue-approval',
      statedLength: 'taixin-avenue-length',
    },
  },
  {
    id: 'road-yangxing-avenue',
    courses: ['yangxing-avenue'],
    properties: {
      name: '阳兴大道',
      nameEn: 'Yangxing Avenue',
      kind: 'road',
      class: 'arterial',
      plannedState: 'existing',
    },
    sourced: { name: 'taixin-avenue' },
  },
  {
    id: 'rail-daxi',
    courses: ['daxi-railway'],
    properties: {
      name: '大西高铁',
      nameEn: "Datong–Xi'an High-Speed Railway",
      kind: 'rail',
      class: 'high-speed',
      plannedState: 'existing',
    },
    validFrom: '2018-09-28',
    note: {
      zh: '太原南至原平西段，开通日期与车站顺序有出处',
      en: 'Taiyuannan to Yuanpingxi; opening date and order of stations sourced',
    },
    sourced: { name: 'daxi', validFrom: 'daxi' },
  },
  {
    id: 'rail-daxi-south',
    courses: ['daxi-railway-south'],
    properties: {
      name: '大西高铁',
      nameEn: "Datong–Xi'an High-Speed Railway",
      kind: 'rail',
      class: 'high-speed',
      plannedState: 'existing',
    },
    note: { zh: '太原南以南段', en: 'South of Taiyuannan' },
    sourced: { name: 'daxi' },
  },
  {
    id: 'rail-xiongxin',
    courses: ['xiongxin-railway'],
    properties: {
      name: '雄忻高铁',
      nameEn: "Xiong'an–Xinzhou High-Speed Railway",
      kind: 'rail',
      class: 'high-speed',
      designSpeed: 350,
      statedLength: 342,
      plannedState: 'planned',
    },
    validFrom: '2027-03-01',
    note: {
      zh: '止于忻州西；全长342公里，山西境内约122公里；计划2027年3月建成，日取月首',
      en: 'Ends at Xinzhouxi; 342 km, some 122 km of them in Shanxi; planned to open in March 2027, taken as its first day',
    },
    sourced: { name: 'xiongxin', designSpeed: 'xiongxin', statedLength: 'xiongxin', validFrom: 'xiongxin' },
  },
  {
    id: 'rail-shitai-high-speed',
    courses: ['shitai-high-speed-railway'],
    properties: {
      name: '石太客运专线',
      nameEn: 'Shijiazhuang–Taiyuan Passenger Railway',
      kind: 'rail',
      class: 'high-speed',
      plannedState: 'existing',
    },
    sourced: {},
  },
  {
    id: 'rail-beitongpu',
    courses: ['north-tongpu-railway'],
    properties: {
      name: '北同蒲铁路',
      nameEn: 'Datong–Puzhou Railway, northern section',
      kind: 'rail',
      class: 'conventional',
      plannedState: 'existing',
    },
    sourced: { name: 'strategy' },
  },
  {
    id: 'rail-nantongpu',
    courses: ['south-tongpu-railway'],
    properties: {
      name: '南同蒲铁路',
      nameEn: 'Datong–Puzhou Railway, southern section',
      kind: 'rail',
      class: 'conventional',
      plannedState: 'existing',
    },
    sourced: {},
  },
  {
    id: 'rail-shitai',
    courses: ['shitai-railway'],
    properties: {
      name: '石太铁路',
      nameEn: 'Shijiazhuang–Taiyuan Railway',
      kind: 'rail',
      class: 'conventional',
      plannedState: 'existing',
    },
    sourced: {},
  },
  {
    id: 'river-fen',
    courses: ['fen-river'],
    properties: { name: '汾河', nameEn: 'Fen River', kind: 'river', plannedState: 'existing' },
    note: {
      zh: '太原市区、清徐、祁县一带沿区县界绘制',
      en: 'In Taiyuan, Qingxu and Qi County it follows the borders that run in it',
    },
    sourced: { name: 'yangxing-river' },
  },
  {
    id: 'river-hutuo',
    courses: ['hutuo-river'],
    properties: { name: '滹沱河', nameEn: 'Hutuo River', kind: 'river', plannedState: 'existing' },
    sourced: { name: 'hutuo-supply' },
  },
  {
    id: 'river-yangxing',
    courses: ['yangxing-river'],
    properties: { name: '杨兴河', nameEn: 'Yangxing River', kind: 'river', plannedState: 'existing' },
    note: {
      zh: '按“发源于杨兴乡，在侯村乡青龙镇出阳曲，于向阳店以西入汾河，长50余公里”绘制',
      en: 'Drawn from what is reported: it rises in Yangxing Township, leaves Yangqu at Qinglong in Houcun Township, and joins the Fen River west of Xiangyangdian, after 50-odd km',
    },
    sourced: { name: 'yangxing-river' },
  },
  {
    id: 'river-muma',
    courses: ['muma-river'],
    properties: { name: '牧马河', nameEn: 'Muma River', kind: 'river', plannedState: 'existing' },
    sourced: {},
  },
];

/** What a source states is taken as it stands. */
export function statedBy(source: string): Origin {
  return { source, precision: 'converted' };
}
