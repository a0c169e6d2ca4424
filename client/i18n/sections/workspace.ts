/** Texts of the frame around the map: dock, tools, and the ground the plan is drawn on. */
export const workspaceZh = {
  dock: {
    label: '数据面板',
    balance: '用地平衡',
    table: '表格',
    close: '收起数据面板',
    resize: '调整数据面板高度',
    loading: '正在打开…',
    failed: '此部分加载失败。',
  },
  tools: {
    label: '工具',
    measure: '量测',
    compare: '对比',
    massing: '三维体量',
    export: '出图',
    history: '变更历史',
    close: '关闭工具',
  },
  picture: {
    label: '规划图',
    whole: '规划范围全图',
    around: (title: string) => `${title}及其周边`,
    showWhole: '看全图',
    drawing: '正在绘图…',
    failed: '规划内容加载失败，图未能绘出。',
    impossible: '此浏览器也无法绘图；内容见表格和目录。',
  },
  search: { open: '搜索', placeholder: '搜索地名、地块、坐标…', shortcut: 'Ctrl K' },
  layers: {
    opacity: (layer: string) => `${layer}：不透明度`,
    base: '底图',
    bases: { plain: '标准', grey: '灰度' } as Record<string, string>,
    baseHint: '灰度底图把颜色留给分析结果。',
  },
};

export const workspaceEn: typeof workspaceZh = {
  dock: {
    label: 'Data panel',
    balance: 'Land balance',
    table: 'Table',
    close: 'Close the data panel',
    resize: 'Resize the data panel',
    loading: 'Opening…',
    failed: 'This part could not be loaded.',
  },
  tools: {
    label: 'Tools',
    measure: 'Measure',
    compare: 'Compare',
    massing: '3D massing',
    export: 'Export',
    history: 'History',
    close: 'Close the tool',
  },
  search: {
    open: 'Search',
    placeholder: 'Search names, parcels, coordinates…',
    shortcut: 'Ctrl K',
  },
  picture: {
    label: 'Picture of the plan',
    whole: 'The whole plan',
    around: (title) => `${title} and its surroundings`,
    showWhole: 'Show the whole plan',
    drawing: 'Drawing…',
    failed: 'The plan could not be loaded, so there is no picture.',
    impossible: 'This browser can’t draw pictures either; see the tables and the directory.',
  },
  layers: {
    opacity: (layer) => `${layer}: opacity`,
    base: 'Base map',
    bases: { plain: 'Standard', grey: 'Grey' },
    baseHint: 'A grey base map keeps colour for analysis results.',
  },
};
