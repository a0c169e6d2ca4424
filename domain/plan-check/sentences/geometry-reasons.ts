import type { BilingualText } from '../../collections/definition.ts';
import type { GeometryFault } from '../../geometry/geometry-fault.ts';

/** Why a geometry is not valid, in words. */
export const geometryReasons: Record<GeometryFault['reason'], BilingualText> = {
  'too-few-positions': {
    zh: '环应有至少四个点，首尾相同',
    en: 'a ring must have four positions at least, the last the same as the first',
  },
  'not-closed': {
    zh: '环没有闭合，末点应与首点相同',
    en: 'a ring is not closed, its last position must repeat the first',
  },
  'not-finite': { zh: '坐标不是有限的数', en: 'a coordinate is no finite number' },
  'zero-area': { zh: '环没有面积', en: 'a ring has no area' },
  'self-intersection': { zh: '环与自身相交', en: 'a ring crosses itself' },
  'self-touch': { zh: '环与自身相接', en: 'a ring touches itself' },
  spike: { zh: '环上有折返的尖刺', en: 'a ring has a spike that turns back on itself' },
  'rings-cross': { zh: '两个环相交', en: 'two rings cross' },
  'interior-disconnected': { zh: '内环把内部隔断', en: 'the holes cut the interior apart' },
  'hole-outside-shell': { zh: '内环在外环之外', en: 'a hole lies outside the shell' },
  'hole-inside-hole': { zh: '内环在另一内环之内', en: 'a hole lies inside another' },
  'parts-overlap': { zh: '多面的两个部分重叠', en: 'two parts of a multi-polygon overlap' },
  'parts-share-edge': {
    zh: '多面的两个部分共边，应合为一个部分',
    en: 'two parts of a multi-polygon share a stretch of an edge; they must be one part',
  },
  'too-many-positions': { zh: '顶点超过 100,000 个', en: 'it has more than 100,000 positions' },
  'too-many-parts': { zh: '组成部分超过 10,000 个', en: 'it has more than 10,000 parts' },
  'not-a-position': {
    zh: '坐标的嵌套或个数与图形类型不符',
    en: 'its coordinates are not nested as the type asks, or are no numbers',
  },
  'outside-the-world': {
    zh: '坐标超出地图的范围（经度 ±180，纬度 ±85）',
    en: 'a coordinate lies outside the map, which has 180 degrees of longitude and 85 of latitude to each side',
  },
  'too-short': { zh: '线应有至少两个不同的点', en: 'a line must have two different positions at least' },
  empty: { zh: '没有坐标', en: 'it has no coordinates' },
};
