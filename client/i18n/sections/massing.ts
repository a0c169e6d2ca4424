/** Texts of parcels that rise as buildings. */
export const massingZh = {
  title: '三维体量',
  label: '示意体量',
  basis: '由容积率、建筑密度与限高推出',
  basisHint: '体量按地块指标自动生成，用于看空间关系，不是建筑设计',
  far: '比例尺过小，建筑体量未显示。',
  approach: '放大查看',
  loading: (done: number, total: number) => `正在生成体量：${done} / ${total}`,
  cut: '视图内地块过多，只画出离画面中心较近的一部分；放大可看全。',
  failed: '体量加载失败，平面图不受影响。',
  retry: '重试',
};

export const massingEn: typeof massingZh = {
  title: '3D massing',
  label: 'Illustrative massing',
  basis: 'from floor area ratio, density and height limit',
  basisHint: 'Generated from each parcel’s indicators to show spatial relations; not building design',
  far: 'Zoomed out too far to show buildings.',
  approach: 'Zoom in',
  loading: (done, total) => `Generating volumes: ${done} / ${total}`,
  cut: 'Too many parcels in view; only those nearest the centre are drawn. Zoom in to see all.',
  failed: 'The volumes could not be loaded; the map is not affected.',
  retry: 'Try again',
};
