import type { commandPinyin } from './command-pinyin.ts';

/** What else people say for a command, in both languages. */
export const commandWords: Partial<Record<keyof typeof commandPinyin, readonly string[]>> = {
  balance: ['统计', '指标', 'statistics', 'figures'],
  play: ['动画', 'animation', 'timeline'],
  measure: ['测量', '测距', '坐标', 'distance', 'ruler', 'coordinates'],
  compare: ['卷帘', '前后', 'swipe', 'before and after'],
  massing: ['建筑', '立体', 'buildings', 'three-dimensional'],
  export: ['打印', '下载', '截图', 'print', 'download', 'screenshot'],
  whole: ['全图', '全景', '复位', 'zoom to plan', 'reset view'],
  dark: ['夜间', '主题', 'night', 'theme'],
  light: ['日间', '主题', 'day', 'theme'],
  chinese: ['语言', 'language'],
  english: ['语言', 'language'],
};
