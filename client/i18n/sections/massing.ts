/** Texts of parcels that rise as buildings. */
export const massingZh = {
  title: '三维体量',
  label: '示意体量',
  basis: '由容积率、建筑密度与限高推出',
  basisHint: '体量按地块指标自动生成，用于看空间关系，不是建筑设计',
  far: '离得太远，看不清建筑。',
  approach: '放大到能看清处',
  loading: (done: number, total: number) => `正在生成体量：${done} / ${total}`,
  cut: '视图内地块过多，只画出离画面中心较近的一部分；放大可看全。',
  failed: '体量没有取到，平面图不受影响。',
  retry: '重试',
};

export const massingEn: typeof massingZh = {
  title: '3D massing',
  label: 'Illustrative massing',
  basis: 'from floor area ratio, density and height limit',
  basisHint: 'Made from the figures of each parcel to show how space is filled; no design of buildings',
  far: 'Too far out to see buildings.',
  approach: 'Zoom to where they show',
  loading: (done, total) => `Building volumes: ${done} / ${total}`,
  cut: 'More parcels are in view than are drawn: only those nearest the middle. Zoom in to see all.',
  failed: 'The volumes could not be fetched; the map itself is not affected.',
  retry: 'Retry',
};
