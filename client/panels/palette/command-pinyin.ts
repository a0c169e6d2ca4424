import type { LayerGroupId } from '#domain/cartography/layer-groups.ts';

/** How the words of the commands are read, syllable by syllable: a dictionary would be many times as large as the palette. */
export const commandPinyin = {
  balance: 'da kai yong di ping heng',
  table: 'da kai biao ge',
  chinese: 'qie huan dao zhong wen',
  english: 'qie huan dao ying wen',
  dark: 'qie huan dao shen se',
  light: 'qie huan dao qian se',
  phase: 'zhuan dao',
  play: 'bo fang jian she shi xu',
  measure: 'liang ce chang du yu mian ji',
  compare: 'dui bi liang ge ri qi',
  massing: 'san wei ti liang',
  export: 'chu tu dao chu tu pian yu',
  whole: 'xian shi gui hua quan tu',
  exact: 'gui fan biao zhun se',
  grey: 'hui du di tu',
  layer: 'tu ceng',
} as const;

export const layerPinyin: Readonly<Record<LayerGroupId, string>> = {
  'land-use': 'gui hua yong di',
  clusters: 'zu tuan yu chan ye ji qun',
  roads: 'dao lu',
  railways: 'tie lu',
  rivers: 'he dao',
  utilities: 'shi zheng guan xian',
  'control-lines': 'kong zhi xian',
  facilities: 'she shi',
  projects: 'xiang mu',
  boundaries: 'bian jie',
  places: 'di ming',
  terrain: 'di xing shi yi',
};

export const collectionPinyin: Readonly<Record<string, string>> = {
  terrain: 'di xing',
  boundary: 'bian jie',
  zone: 'di kuai',
  cluster: 'zu tuan',
  infrastructure: 'ji chu she shi',
  'control-line': 'kong zhi xian',
  facility: 'she shi',
  project: 'xiang mu',
  place: 'di ming',
};

/** What plans here call their phases. */
export const phasePinyin: Readonly<Record<string, string>> = {
  启动: 'qi dong',
  见效: 'jian xiao',
  成形: 'cheng xing',
  成势: 'cheng shi',
  成城: 'cheng cheng',
  现状: 'xian zhuang',
  近期: 'jin qi',
  中期: 'zhong qi',
  远期: 'yuan qi',
};
