/** Projects that reports name, with what they state; the sites are ours, and say so. */

export interface NamedProject {
  properties: Record<string, unknown>;
  /** Source of each field that one states. */
  sources: Record<string, string>;
  /** Where it is drawn: nearest to a place on the grid, on land of a use. */
  site: { landUse: RegExp; near: readonly [a: number, b: number]; tag?: string };
  note: { zh: string; en: string };
}

const unplaced = {
  zh: '来源未给出位置，点位为示意；项目类别与产业由本图归类',
  en: 'The source gives no location: place illustrative; class and industry assigned by Dayu',
};

export const namedProjects: readonly NamedProject[] = [
  {
    properties: {
      name: '大盂产业新城启动区基础设施',
      nameEn: 'Dayu start-up zone infrastructure',
      projectClass: 'infrastructure',
      investment: 208.85,
      description: '启动区道路等基础设施，分步实施',
      descriptionEn: 'Streets and other infrastructure of the start-up zone, step by step',
    },
    sources: { investment: 'progress-2023', description: 'progress-2023' },
    site: { landUse: /^1207$/, near: [4, 6.4] },
    note: {
      zh: '投资额与内容有出处，名称为概括，点位为示意',
      en: 'Investment and content sourced; name summarised, place illustrative',
    },
  },
  {
    properties: {
      name: '太忻大道（太原段）',
      nameEn: 'Taixin Avenue (Taiyuan section)',
      projectClass: 'infrastructure',
      investment: 35.08,
      description: '北起石岭关，南至阳兴大道，全长24.5公里，其中利用旧108国道改造18.3公里、新建6.2公里',
      descriptionEn: 'From Shilingguan to Yangxing Avenue, 24.5 km: 18.3 km of old G108 rebuilt, 6.2 km new',
    },
    sources: { name: 'taixin-avenue', description: 'taixin-avenue', investment: 'taixin-avenue-tender' },
    site: { landUse: /^1207$/, near: [4, 3.4] },
    note: {
      zh: '名称、投资与规模有出处，点位为示意',
      en: 'Name, investment and extent sourced; place illustrative',
    },
  },
  {
    properties: {
      name: '中央绿轴景观',
      nameEn: 'Central green axis landscape',
      projectClass: 'infrastructure',
    },
    sources: { name: 'progress-2023' },
    site: { landUse: /^1401$/, near: [5.5, 5.6] },
    note: unplaced,
  },
  {
    properties: {
      name: '环境卫生综合基地',
      nameEn: 'Environmental sanitation base',
      projectClass: 'infrastructure',
    },
    sources: { name: 'progress-2023' },
    site: { landUse: /^1309$/, near: [3.5, 13.5], tag: 'sanitation' },
    note: unplaced,
  },
  {
    properties: { name: '人才公寓', nameEn: 'Talent apartments', projectClass: 'livelihood' },
    sources: { name: 'progress-2023' },
    site: { landUse: /^070102$/, near: [7.3, 6.4] },
    note: unplaced,
  },
  {
    properties: {
      name: '标准化厂房',
      nameEn: 'Standard factory buildings',
      projectClass: 'industry',
      industry: 'high-end-equipment',
    },
    sources: { name: 'progress-2023' },
    site: { landUse: /^100101$/, near: [3.4, 10.4] },
    note: unplaced,
  },
  {
    properties: {
      name: '太原科创驱动中心',
      nameEn: 'Taiyuan Science and Innovation Centre',
      projectClass: 'industry',
      industry: 'modern-services',
    },
    sources: { name: 'network-media-2022' },
    site: { landUse: /^0802$/, near: [3.6, 8.5] },
    note: unplaced,
  },
  {
    properties: {
      name: '太忻双碳产业科技园',
      nameEn: 'Taixin Dual-Carbon Industry Park',
      projectClass: 'industry',
      industry: 'green-energy',
    },
    sources: { name: 'network-media-2022' },
    site: { landUse: /^(100101|0802)$/, near: [7.5, 8.6] },
    note: unplaced,
  },
  {
    properties: {
      name: '哈工大机器人华北总部基地',
      nameEn: 'HIT Robot North China Headquarters',
      projectClass: 'industry',
      industry: 'high-end-equipment',
    },
    sources: { name: 'first-batch-2022' },
    site: { landUse: /^10010[12]$/, near: [2.6, 9.6] },
    note: unplaced,
  },
  {
    properties: {
      name: '深圳惠科新材料',
      nameEn: 'HKC New Materials',
      projectClass: 'industry',
      industry: 'new-materials',
      description: '报道称在大盂产业新城启动区预选址2050亩',
      descriptionEn: 'Reported as pre-sited on 2050 mu (about 137 ha) in the start-up zone of Dayu New Town',
    },
    sources: { name: 'taiyuan-daily-2023', description: 'huike-2022' },
    site: { landUse: /^10010[12]$/, near: [4.6, 12.5] },
    note: {
      zh: '报道称预选址在启动区，具体位置未公布，点位为示意；2050亩约合137公顷，大于所在示意地块',
      en: 'Reported as pre-sited in the start-up zone; exact site unpublished, place illustrative; the 137 ha stated are more than the parcel it is drawn on',
    },
  },
  {
    properties: {
      name: '天美杉杉奥特莱斯',
      nameEn: 'Tianmei Shanshan Outlets',
      projectClass: 'industry',
      industry: 'modern-services',
    },
    sources: { name: 'taiyuan-daily-2023' },
    site: { landUse: /^0901$/, near: [4.5, 2.4], tag: 'outlets' },
    note: unplaced,
  },
  {
    properties: {
      name: '清凉湾温泉康养小镇',
      nameEn: 'Qingliangwan Hot-Spring Wellness Town',
      projectClass: 'industry',
      industry: 'eco-culture-tourism',
    },
    sources: { name: 'first-batch-2022' },
    site: { landUse: /^090104$/, near: [8.3, 0.9], tag: 'hot-spring' },
    note: unplaced,
  },
];
