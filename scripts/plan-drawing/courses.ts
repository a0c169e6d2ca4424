/**
 * Control points of the lines of the region, [longitude, latitude] in EPSG:4490, from north to south or from west to
 * east. The real courses are not published in any source at hand: they are drawn through the known anchors (towns,
 * stations, passes, interchanges), and are illustrative everywhere else. One list for the region and for the town, so
 * that a line is the same on both.
 */
export type LngLat = readonly [number, number];

export const courses = {
  /** 太忻大道: from 石岭关, through the town, to 阳兴大道 at 黄寨. */
  'taixin-avenue': [
    [112.7098, 38.2425],
    [112.7085, 38.2225],
    [112.7105, 38.205],
    [112.711, 38.188],
    [112.7085, 38.17],
    [112.7035, 38.152],
    [112.6965, 38.136],
    [112.688, 38.1195],
    [112.6775, 38.1],
    [112.668, 38.082],
    [112.6595, 38.064],
  ],
  /** G55 二广高速: along the foot of the hills in the east of the town. */
  g55: [
    [112.7375, 38.2605],
    [112.738, 38.245],
    [112.7435, 38.228],
    [112.752, 38.21],
    [112.7565, 38.19],
    [112.7545, 38.17],
    [112.7485, 38.15],
    [112.7385, 38.131],
    [112.7285, 38.115],
    [112.7185, 38.098],
  ],
  /** 北同蒲铁路: along the foot of the hills in the west of the town. */
  'north-tongpu-railway': [
    [112.6905, 38.2605],
    [112.6855, 38.245],
    [112.6775, 38.225],
    [112.672, 38.205],
    [112.6715, 38.185],
    [112.6735, 38.165],
    [112.671, 38.146],
    [112.6645, 38.128],
    [112.66, 38.112],
    [112.6575, 38.095],
  ],
} as const satisfies Record<string, readonly LngLat[]>;
