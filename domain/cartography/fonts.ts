/**
 * With no `glyphs` in the style MapLibre draws labels from the reader's own fonts. It reads the weight out of the
 * first family's name, so that name is only a carrier of the weight and the families after it are what is drawn.
 */
const families = [
  'Noto Sans SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
];

export const regularFont: string[] = ['Dayu Regular', ...families];
export const mediumFont: string[] = ['Dayu Medium', ...families];
export const boldFont: string[] = ['Dayu Bold', ...families];
