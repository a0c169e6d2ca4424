import type { Language } from '#domain/cartography/style-options.ts';

/** Texts of the export panel, and of the pictures and sheets that come out of it. */
const exportZh = {
  kinds: { label: '出图形式', picture: '图片 PNG', sheet: '图纸 PDF' },
  title: '图名',
  titleOf: (plan: string) => `${plan}规划图`,
  picture: {
    hint: '按当前视图出图，内容与屏幕一致。',
    size: '尺寸（像素）',
    presets: { hd: '1920 × 1080', uhd: '3840 × 2160', a4: 'A4 横向 300 dpi', a3: 'A3 横向 300 dpi' },
    custom: '自定义',
    width: '宽',
    height: '高',
    limits: (least: number, most: number) => `宽、高须为 ${least} 到 ${most} 之间的整数。`,
    tooLarge: (most: number) => `本机显卡最大支持 ${most} 像素见方，请减小宽、高。`,
    tooSmall: (long: number, short: number) =>
      `要放下图例和说明，长边至少 ${long} 像素，短边至少 ${short} 像素；更小的图请选「仅地图」。`,
    smallLegend: '此尺寸下图例文字很小；请选更大的尺寸，或选「仅地图」。',
    isBare: '仅地图',
    bareHint: '不加图名、图例、比例尺等',
    make: '导出 PNG',
  },
  sheet: {
    hint: '按比例尺出矢量图纸，地图上的框就是图幅范围。',
    exactColors: '图纸一律采用规范标准色。',
    paper: '纸张',
    orientation: '方向',
    orientations: { portrait: '纵向', landscape: '横向' },
    scale: '比例尺',
    fit: (ratio: string) => `适合视图（${ratio}）`,
    center: '图幅移回视图中央',
    showAll: '显示整个图幅',
    follows: '图幅随视图移动；拖动地图上的框可固定图幅。',
    pinned: '图幅已固定。',
    extent: (width: string, height: string) => `图幅范围 ${width} × ${height}`,
    fetches: (megabytes: string) => `首次导出要下载约 ${megabytes} MB 字体，之后由浏览器缓存。`,
    make: '导出 PDF',
    missing: (characters: string) => `字体缺少这些字，图上以 □ 代替：${characters}`,
  },
  frame: {
    label: '图幅框：方向键移动图幅，加 Shift 移动得更远',
    caption: (paper: string, ratio: string) => `${paper} · ${ratio}`,
  },
  progress: {
    label: '出图进度',
    reading: (share: number) => `正在读取数据 ${share}%`,
    fonts: '正在读取字体…',
    drawing: '正在绘制…',
    writing: '正在写入文件…',
    map: (share: number) => `正在绘制地图 ${share}%`,
    cancel: '取消',
  },
  done: (name: string, size: string) => `已导出 ${name}（${size}）。`,
  cancelled: '已取消，未生成文件。',
  failedRead: '数据加载失败，未生成文件。请检查网络后重试。',
  failed: '出图失败，未生成文件。请减小尺寸或图幅后重试；如持续出现，请联系管理员。',
  incomplete: '部分地图加载失败，图片可能不全。',
  notReady: '地图尚未就绪，请稍候。',
  printed: {
    legend: '图例',
    north: '北',
    meter: '米',
    kilometer: '公里',
    subtitle: (day: string, phase: string | null) => (phase ? `${phase} ${day}` : day),
    system: {
      label: '坐标系：',
      text: (meridian: number, epsg: number) =>
        `CGCS2000，三度带高斯-克吕格投影，中央经线 ${meridian}°E（EPSG:${epsg}），方格网单位为米`,
    },
    scaleNote: {
      label: '比例尺：',
      text: (factor: string) => `就投影平面而言；图幅中心的投影长度比为 ${factor}`,
    },
    precision: {
      label: '精度：',
      text: '标为示意的图形非实测，不作为用地审批和施工的依据',
    },
    hidden: { label: '未列：', text: (groups: string) => groups },
    sources: { label: '资料来源：' },
    separator: '；',
    warning: '示意图，未经审图',
    approval: '审图号：',
    checkLine: '检验线：按原大打印时，此线长 100 mm',
    sheetName: (plan: string, paper: string, ratio: string, day: string) =>
      [plan, paper, ratio, day].filter(Boolean).join(' · '),
  },
};

const exportEn: typeof exportZh = {
  kinds: { label: 'Format', picture: 'Picture (PNG)', sheet: 'Sheet (PDF)' },
  title: 'Title',
  titleOf: (plan) => `Plan of the ${plan}`,
  picture: {
    hint: 'Exports the current view as shown on screen.',
    size: 'Size in pixels',
    presets: {
      hd: '1920 × 1080',
      uhd: '3840 × 2160',
      a4: 'A4 landscape, 300 dpi',
      a3: 'A3 landscape, 300 dpi',
    },
    custom: 'Custom',
    width: 'Width',
    height: 'Height',
    limits: (least, most) => `Width and height must be whole numbers from ${least} to ${most}.`,
    tooLarge: (most) =>
      `This device’s graphics card can draw at most ${most} pixels per side. Reduce the width and height.`,
    tooSmall: (long, short) =>
      `Legend and notes need at least ${long} pixels on the long side and ${short} on the short one. For a smaller picture choose “Map only”.`,
    smallLegend: 'The legend will be very small. Choose a larger size, or “Map only”.',
    isBare: 'Map only',
    bareHint: 'Without title, legend and scale bar',
    make: 'Export PNG',
  },
  sheet: {
    hint: 'A vector sheet, true to scale. The frame on the map shows its extent.',
    exactColors: 'Sheets always use the standard’s colours.',
    paper: 'Paper',
    orientation: 'Orientation',
    orientations: { portrait: 'Portrait', landscape: 'Landscape' },
    scale: 'Scale',
    fit: (ratio) => `Fit the view (${ratio})`,
    center: 'Centre on the view',
    showAll: 'Show the whole frame',
    follows: 'The frame follows the view; drag it on the map to pin it.',
    pinned: 'The frame is pinned.',
    extent: (width, height) => `Sheet extent ${width} × ${height}`,
    fetches: (megabytes) =>
      `The first export downloads about ${megabytes} MB of fonts, which the browser then keeps.`,
    make: 'Export PDF',
    missing: (characters) => `The font lacks these characters; □ is printed instead: ${characters}`,
  },
  frame: {
    label: 'Sheet frame: arrow keys move it, with Shift in larger steps',
    caption: (paper, ratio) => `${paper} · ${ratio}`,
  },
  progress: {
    label: 'Export progress',
    reading: (share) => `Loading data ${share}%`,
    fonts: 'Loading fonts…',
    drawing: 'Drawing…',
    writing: 'Writing the file…',
    map: (share) => `Drawing the map ${share}%`,
    cancel: 'Cancel',
  },
  done: (name, size) => `Exported ${name} (${size}).`,
  cancelled: 'Cancelled; no file was made.',
  failedRead: 'The data could not be loaded; no file was made. Check the network and try again.',
  failed:
    'The export failed; no file was made. Try a smaller size or sheet; if it keeps failing, tell the administrator.',
  incomplete: 'Part of the map could not be loaded and may be missing from the picture.',
  notReady: 'The map is not ready yet. Please wait a moment.',
  printed: {
    legend: 'Legend',
    north: 'N',
    meter: 'm',
    kilometer: 'km',
    subtitle: (day, phase) => (phase ? `${phase}, ${day}` : day),
    system: {
      label: 'Coordinates: ',
      text: (meridian, epsg) =>
        `CGCS2000, Gauss-Krüger in zones of 3°, central meridian ${meridian}°E (EPSG:${epsg}), grid in metres`,
    },
    scaleNote: {
      label: 'Scale: ',
      text: (factor) => `of the grid; the grid scale factor in the middle of the sheet is ${factor}`,
    },
    precision: {
      label: 'Precision: ',
      text: 'what is marked illustrative was not surveyed and is no basis for permits or works',
    },
    hidden: { label: 'Left out: ', text: (groups) => groups },
    sources: { label: 'Sources: ' },
    separator: '; ',
    warning: 'Illustrative map, not reviewed',
    approval: 'Map approval number: ',
    checkLine: 'Check line: 100 mm long on a print at full size',
    sheetName: (plan, paper, ratio, day) => [plan, paper, ratio, day].filter(Boolean).join(' · '),
  },
};

const byLanguage: Record<Language, typeof exportZh> = { zh: exportZh, en: exportEn };

/** The texts in a language; they come with what they stand on. */
export function exportMessages(language: Language): typeof exportZh {
  return byLanguage[language];
}
