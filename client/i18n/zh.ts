import { compareZh } from './sections/compare.ts';
import { massingZh } from './sections/massing.ts';
import { balanceZh } from './sections/balance.ts';
import { tableZh } from './sections/table.ts';
import { measureZh } from './sections/measure.ts';
import { exportZh } from './sections/export.ts';
import { paletteZh } from './sections/palette.ts';
import { timeZh } from './sections/time.ts';
import { walkZh } from './sections/walk.ts';
import { workspaceZh } from './sections/workspace.ts';

/** Chinese, the first language of the interface and the shape that every other has to fill. */
export const zh = {
  productName: '大盂一张图',
  skipToMap: '跳到地图',
  map: '规划地图',
  header: {
    signIn: '登录',
    language: '界面语言',
    plans: '切换规划',
    toDark: '切换到深色',
    toLight: '切换到浅色',
  },
  panel: {
    title: '图例与图层',
    open: '展开图例与图层',
    close: '收起图例与图层',
    legend: '图例',
    layers: '图层',
    directory: '目录',
    sheet: '面板',
    sheetHandle: '调整面板高度',
  },
  legend: {
    drawing: '正在绘制地图…',
    empty: '当前视图内没有可列的内容。移动或放大地图，这里会列出所见的用地与符号。',
    noFeatures: '此规划还没有要素。载入数据后，地图上会显示规划，这里会列出图例。',
    exactColors: '规范标准色',
    exactColorsHint: '按制图规范的原色显示用地；关闭时颜色略作柔化',
  },
  layers: { hint: '关闭的图层不在地图上显示，也不列入图例。' },
  directory: {
    hint: '点击名称查看详情，地图随之移动。',
    hintWithoutMap: '点击名称查看详情，图上标出其位置。',
    clusters: '组团',
    projects: '项目',
    loading: '正在读取目录…',
    failed: '目录加载失败。',
    none: '暂无内容。',
  },
  card: {
    label: '要素详情',
    close: '关闭',
    zoomTo: '缩放至此',
    related: '相关要素',
    sections: (count: number) => `同名线路共 ${count} 段，此为其一。`,
    markSections: '标出全部并列表',
    furtherRelated: (count: number) => `另有 ${count} 项`,
    here: (count: number) => `此处有 ${count} 个要素`,
    loading: '正在读取…',
    missing: '所示规划中没有该要素，可能已被删除或替换。',
    failed: '详情加载失败，地图不受影响。',
    area: '面积（椭球面）',
    length: '本段长度',
    validity: '起止时间',
    validFrom: (day: string) => `${day} 起`,
    validTo: (day: string) => `至 ${day}（不含）`,
    phase: (name: string) => `「${name}」阶段`,
    provenance: '来源与精度',
  },
  precision: { surveyed: '实测', converted: '转换', illustrative: '示意' },
  precisionHint: {
    surveyed: '位置与形状经过测量',
    converted: '由来源资料转换而来',
    illustrative: '位置与形状为示意，非实测',
  },
  controls: {
    label: '地图操作',
    zoomIn: '放大',
    zoomOut: '缩小',
    north: '恢复正北',
    whole: '显示规划全图',
    coordinates: '经度, 纬度',
  },
  notice: {
    notReviewed: '示意图，未经审图',
    credits: '数据来源',
    approval: (number: string) => `审图号：${number}`,
  },
  status: {
    loading: '正在打开规划…',
    closedTitle: '需要登录',
    notMemberTitle: '无法查看此方案',
    closed: '此方案仅供参与规划编制的人员查看。请先登录。',
    notMember: '没有此方案，或您的角色无权查看。',
    toPublished: '查看已发布的规划',
    retry: '重试',
    unreachable: '无法连接服务器。请检查网络后重试；规划数据保存在服务器上，不受影响。',
    failedPlan: '服务器未能提供规划数据。请稍后重试；如持续出现，请联系管理员。',
    missingTitle: '未找到该规划',
    missing: (wanted: string) => `地址中的规划「${wanted}」不存在，可能名称有误或已被删除。`,
    noPlans: '尚无规划。管理员导入规划后，此处显示地图。',
    openDefault: '打开已发布的规划',
    unpublishedTitle: '尚无已发布的方案',
    unpublished: '该规划的方案仍在编制。方案批准并发布后，任何人均可在此查看用地、道路、设施和项目。',
    renewed: '系统已更新。请重新载入，当前视图已保存在地址中。',
    reload: '重新载入',
    serverGone: '无法连接服务器，正在重试。已显示的地图可继续查看，恢复后自动补全。',
    graphicsLost:
      '系统收回了此设备的图形资源，地图暂时无法绘制，通常会自行恢复。若一直空白，请重新载入；当前视图已保存在地址中。',
    tilesFailed: '部分地图加载失败，可能显示不全。',
    partFailed: '该功能加载失败，地图不受影响。请重试。',
    noWebglTitle: '此设备无法显示地图',
    noWebgl:
      '浏览器没有启用 WebGL2，此处以图片、表格和目录代替地图。换用新版浏览器或开启硬件加速后可显示地图。',
  },
  units: { 人: '人', 个: '个', 亿元: '亿元' } as Record<string, string>,
  unit: { hectare: '公顷', mu: '亩', meter: 'm', kilometer: 'km' },
  table: tableZh,
  measure: measureZh,
  palette: paletteZh,
  time: timeZh,
  export: exportZh,
  compare: compareZh,
  massing: massingZh,
  walk: walkZh,
  workspace: workspaceZh,
  balance: balanceZh,
  yes: '是',
  no: '否',
  unnamed: (kind: string) => `未命名${kind}`,
};

export type Messages = typeof zh;
