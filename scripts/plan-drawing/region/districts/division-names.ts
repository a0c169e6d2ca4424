/** The five prefecture-level cities whose counties are drawn, by division code: name and English name. */
export const prefectures = {
  140100: ['太原市', 'Taiyuan City'],
  140300: ['阳泉市', 'Yangquan City'],
  140700: ['晋中市', 'Jinzhong City'],
  140900: ['忻州市', 'Xinzhou City'],
  141100: ['吕梁市', 'Lüliang City'],
} as const;

/** What the package's names and codes have become since: Taigu was a county until 2019. */
export const renamed: Readonly<Record<string, { code: string; name: string }>> = {
  140302: { code: '140302', name: '阳泉城区' },
  140303: { code: '140303', name: '阳泉矿区' },
  140311: { code: '140311', name: '阳泉郊区' },
  140726: { code: '140703', name: '太谷区' },
};

const urbanYangquan = {
  zh: '阳泉三个市辖区之间的界线与另一数据差别较大，多处达0.5至2公里',
  en: 'Between the three urban districts of Yangquan the two data sets differ more, by 0.5 to 2 km in many places',
};

/** What is to be said of single divisions, by code of today. */
export const remarks: Readonly<Record<string, { zh: string; en: string }>> = {
  140302: urbanYangquan,
  140303: urbanYangquan,
  140311: urbanYangquan,
  140703: {
    zh: '原数据为太谷县（140726），名称和代码按撤县设区后改',
    en: 'The original has it as Taigu County (140726); name and code are those it has as a district',
  },
};

/** English names without what kind of division it is, by division code. */
const romanized: Readonly<Record<string, string>> = {
  140105: 'Xiaodian',
  140106: 'Yingze',
  140107: 'Xinghualing',
  140108: 'Jiancaoping',
  140109: 'Wanbailin',
  140110: 'Jinyuan',
  140121: 'Qingxu',
  140122: 'Yangqu',
  140123: 'Loufan',
  140181: 'Gujiao',
  140302: 'Yangquan Urban',
  140303: 'Yangquan Mining',
  140311: 'Yangquan Suburban',
  140321: 'Pingding',
  140322: 'Yu',
  140702: 'Yuci',
  140703: 'Taigu',
  140721: 'Yushe',
  140722: 'Zuoquan',
  140723: 'Heshun',
  140724: 'Xiyang',
  140725: 'Shouyang',
  140727: 'Qi',
  140728: 'Pingyao',
  140729: 'Lingshi',
  140781: 'Jiexiu',
  140902: 'Xinfu',
  140921: 'Dingxiang',
  140922: 'Wutai',
  140923: 'Dai',
  140924: 'Fanshi',
  140925: 'Ningwu',
  140926: 'Jingle',
  140927: 'Shenchi',
  140928: 'Wuzhai',
  140929: 'Kelan',
  140930: 'Hequ',
  140931: 'Baode',
  140932: 'Pianguan',
  140981: 'Yuanping',
  141102: 'Lishi',
  141121: 'Wenshui',
  141122: 'Jiaocheng',
  141123: 'Xing',
  141124: 'Lin',
  141125: 'Liulin',
  141126: 'Shilou',
  141127: 'Lan',
  141128: 'Fangshan',
  141129: 'Zhongyang',
  141130: 'Jiaokou',
  141181: 'Xiaoyi',
  141182: 'Fenyang',
};

const kinds: Readonly<Record<string, string>> = { 区: 'District', 县: 'County', 市: 'City' };

/** The English name of a county, district or county-level city: its romanised name and its kind. */
export function englishName(code: string, name: string): string {
  return `${romanizedName(code)} ${kinds[name.at(-1)!]}`;
}

/** The romanised name alone, as a town's label carries it. */
export function romanizedName(code: string): string {
  const found = romanized[code];
  if (found === undefined) throw new Error(`No English name for division ${code}`);
  return found;
}
