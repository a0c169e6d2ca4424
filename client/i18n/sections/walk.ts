/** Texts of the walk through the features on the map, by keyboard. */
export const walkZh = {
  label: '地图上的要素',
  hint: '← → 前后要素，回车查看',
  place: (at: number, count: number) => `${at} / ${count}`,
  directions: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  none: '当前视图内没有可选的要素。放大或移动地图再试。',
};

export const walkEn: typeof walkZh = {
  label: 'Features on the map',
  hint: '← → previous or next feature, Enter opens it',
  place: (at, count) => `${at} of ${count}`,
  directions: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
  none: 'Nothing to select in this view. Zoom in or pan the map and try again.',
};
