/** Texts of the walk through the features on the map, by keyboard. */
export const walkZh = {
  label: '地图上的要素',
  hint: '← → 前后要素，回车查看',
  place: (at: number, count: number) => `${at} / ${count}`,
  none: '当前视图内没有可选的要素。放大或移动地图再试。',
};

export const walkEn: typeof walkZh = {
  label: 'Features on the map',
  hint: '← → go from feature to feature, Enter opens',
  place: (at, count) => `${at} of ${count}`,
  none: 'Nothing in this view can be chosen. Zoom in or move the map and try again.',
};
