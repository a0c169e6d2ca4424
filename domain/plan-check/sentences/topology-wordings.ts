import type { TopologyFaultCode } from '../../topology/topology-fault.ts';
import { orNothing, type Told, type Wording } from './wording.ts';

const always = (told: Told, name: string, word: string) => told.text(name) || word;

/** How many features have one id, where more than two do. */
const timesZh = (told: Told) => (told.number('count') > 2 ? `（共 ${told.text('count')} 个要素使用）` : '');
const timesEn = (told: Told) => (told.number('count') > 2 ? ` (${told.text('count')} features have it)` : '');

/** Sentences for the rules between features. */
export const topologyWordings: Record<TopologyFaultCode, Wording> = {
  overlap: {
    zh: (told) =>
      `与地块「${told.other}」重叠约 ${told.squareMeters('squareMeters')} m²，平均宽 ${told.meters('width')} m；地块之间不得重叠`,
    en: (told) =>
      `overlaps the parcel “${told.other}” by about ${told.squareMeters('squareMeters')} m², ${told.meters('width')} m wide on average; parcels must not overlap`,
  },
  gap: {
    zh: (told) =>
      `旁边${orNothing(told.other, (other) => `、与「${other}」之间`)}有约 ${told.squareMeters('squareMeters')} m² 的空隙，平均宽 ${told.meters('width')} m；地块应铺满规划范围`,
    en: (told) =>
      `leaves a gap of about ${told.squareMeters('squareMeters')} m²${orNothing(told.other, (other) => ` towards “${other}”`)}, ${told.meters('width')} m wide on average; parcels must tile the planned area`,
  },
  'boundary-uncovered': {
    zh: (told) =>
      `边缘有约 ${told.squareMeters('squareMeters')} m² 没有地块${orNothing(told.other, (other) => `，在「${other}」旁`)}；地块应铺满规划范围`,
    en: (told) =>
      `has about ${told.squareMeters('squareMeters')} m² along its edge without a parcel${orNothing(told.other, (other) => `, beside “${other}”`)}; parcels must tile the planned area`,
  },
  'outside-boundary': {
    zh: (told) => `有约 ${told.squareMeters('squareMeters')} m² 超出规划边界「${told.other}」`,
    en: (told) =>
      `reaches beyond the boundary “${told.other}” by about ${told.squareMeters('squareMeters')} m²`,
  },
  'parcels-missing': {
    zh: () => '是规划范围，而规划没有任何地块；zone.geojson 中的地块应铺满规划范围',
    en: () => 'is the planned area, and the plan has no parcels; those of zone.geojson must tile it',
  },
  'junction-without-vertex': {
    zh: (told) => `「${told.other}」的顶点落在其边上，而该处没有顶点；相接处双方都应有同一顶点`,
    en: (told) =>
      `has no vertex where one of “${told.other}” lies on its edge; where they meet both must have the same vertex`,
  },
  'corners-apart': {
    zh: (told) => `与「${told.other}」的顶点相距 ${told.meters('meters')} m，应为同一点`,
    en: (told) => `has a vertex ${told.meters('meters')} m from one of “${told.other}”; they must be one`,
  },
  'edge-unmatched': {
    zh: () => '有一条边与相邻地块或规划边界不一致，坐标应完全相同',
    en: () => 'has an edge that no neighbour and not the boundary has; the coordinates must be the same',
  },
  'areas-differ': {
    zh: (told) =>
      `各地块面积之和 ${told.squareMeters('squareMeters')} m² 与规划范围 ${told.squareMeters('expected')} m² 不符`,
    en: (told) =>
      `the parcels have ${told.squareMeters('squareMeters')} m² together, the planned area has ${told.squareMeters('expected')} m²`,
  },
  'crossing-without-node': {
    zh: (told) => `与「${told.other}」相交而没有共同的顶点；交点应为双方的顶点`,
    en: (told) => `crosses “${told.other}” without a vertex in common; both must have one where they meet`,
  },
  'end-not-joined': {
    zh: (told) => `端点距「${told.other}」${told.meters('meters')} m 而未相接；应与其共用一个顶点`,
    en: (told) =>
      `ends ${told.meters('meters')} m from “${told.other}” and does not join it; they must share a vertex`,
  },
  'network-in-pieces': {
    zh: (told) =>
      `所在的 ${told.text('lines')} 条线（共 ${told.meters('meters')} m）与同类网络的其余部分不相连；应相连，或注明来源设施 supplySource`,
    en: (told) =>
      `is one of ${told.text('lines')} lines (${told.meters('meters')} m) that are cut off from the rest of their network; join them, or name their supplySource`,
  },
  'wrong-land-use': {
    zh: (told) =>
      `设施（${told.text('kind')}）位于地块「${told.other}」，其用地为 ${told.text('landUse')}；应在 ${told.text('allowed')} 类用地上`,
    en: (told) =>
      `the facility (${told.text('kind')}) stands on the parcel “${told.other}” of the land use ${told.text('landUse')}; land of ${told.text('allowed')} is expected`,
  },
  'off-parcel': {
    zh: (told) =>
      `位置不在所填地块「${told.other}」上${orNothing(told.text('there'), (there) => `，而在「${there}」上`)}`,
    en: (told) =>
      `does not stand on the parcel “${told.other}” that it names${orNothing(told.text('there'), (there) => ` but on “${there}”`)}`,
  },
  'off-plan': {
    zh: () => '位置在规划边界之外；应在规划范围内',
    en: () => 'lies outside the boundary of the plan; it must lie within',
  },
  'parcel-without-road': {
    zh: () => '建设用地不与任何道路用地（1202、1207）共边；应临路',
    en: () => 'is to be built on and shares an edge with no road land (1202, 1207); it must have a road',
  },
  'parcel-before-road': {
    zh: (told) =>
      `自 ${always(told, 'day', '一开始')} 有效，而所临道路「${told.other}」到 ${told.text('otherDay')} 才有；道路应先于地块`,
    en: (told) =>
      `is valid from ${always(told, 'day', 'the beginning')}, and its first road “${told.other}” only from ${told.text('otherDay')}; the road must come first`,
  },
  'facility-before-parcel': {
    zh: (told) =>
      `自 ${always(told, 'day', '一开始')} 有效，而所在地块「${told.other}」到 ${told.text('otherDay')} 才有；设施不得早于地块`,
    en: (told) =>
      `is valid from ${always(told, 'day', 'the beginning')}, and its parcel “${told.other}” only from ${told.text('otherDay')}; the parcel must come first`,
  },
  'line-before-source': {
    zh: (told) =>
      `自 ${always(told, 'day', '一开始')} 有效，而来源设施「${told.other}」到 ${told.text('otherDay')} 才有；来源应先于管线`,
    en: (told) =>
      `is valid from ${always(told, 'day', 'the beginning')}, and what supplies it, “${told.other}”, only from ${told.text('otherDay')}; the source must come first`,
  },
  'project-days-reversed': {
    zh: (told) => `计划竣工（${told.text('otherDay')}）早于计划开工（${told.text('day')}）`,
    en: (told) => `is to be completed on ${told.text('otherDay')}, before its start on ${told.text('day')}`,
  },
  'unknown-reference': {
    zh: (told) => `「${told.text('id')}」不存在；应为 ${told.text('collection')}.geojson 中某个要素的标识`,
    en: (told) =>
      `names “${told.text('id')}”, which is not there; the id of a feature of ${told.text('collection')}.geojson is expected`,
  },
  'reference-to-other-collection': {
    zh: (told) =>
      `「${told.other}」是 ${told.text('otherCollection')} 的要素；应为 ${told.text('collection')} 的要素`,
    en: (told) =>
      `names “${told.other}”, a feature of ${told.text('otherCollection')}; one of ${told.text('collection')} is expected`,
  },
  'unknown-source': {
    zh: (told) => `来源「${told.text('source')}」不在 plan.json 的 sources 中`,
    en: (told) => `has the source “${told.text('source')}”, which plan.json does not list`,
  },
  'provenance-of-absent-field': {
    zh: () => '来源说明提到此字段，而要素没有它',
    en: () => 'has a provenance for this field but not the field',
  },
  'duplicate-id': {
    zh: (told) =>
      `标识重复：${told.text('otherCollection')}.geojson 中已有同一标识${timesZh(told)}；规划内的标识应各不相同，改正后再检查与其有关的规则`,
    en: (told) =>
      `has an id that a feature of ${told.text('otherCollection')}.geojson has already${timesEn(told)}; ids must differ throughout the plan, and what depends on this one is checked once they do`,
  },
  'boundary-missing': {
    zh: (told) =>
      `规划边界「${told.feature}」${orNothing(told.text('collection'), (collection) => `是 ${collection} 的要素，`)}应为 boundary.geojson 中的要素`,
    en: (told) =>
      `names the boundary “${told.feature}”${orNothing(told.text('collection'), (collection) => `, a feature of ${collection}`)}; a feature of boundary.geojson is expected`,
  },
  'boundary-unnamed': {
    zh: () => '为 null，而规划有地块：应填 boundary.geojson 中规划范围要素的标识，地块须铺满它',
    en: () =>
      'is null though the plan has parcels; the id of the feature of boundary.geojson that they tile is expected',
  },
  'industrial-green-minimum': {
    zh: () => '工业用地应规定绿地率上限（greenMax）与容积率下限（farMin），而不是绿地率下限',
    en: () =>
      'is industrial land, for which an upper green ratio (greenMax) and a lower floor area ratio (farMin) are expected, not a lower green ratio',
  },
  'population-without-housing': {
    zh: (told) => `用地 ${told.text('landUse')} 不含居住，却有人口容量`,
    en: (told) => `has a population on land of ${told.text('landUse')}, where nobody may dwell`,
  },
  'fraction-for-percent': {
    zh: (told) =>
      `值为 ${told.text('found')} %，似为小数；此字段的单位是 %，应填 ${told.text('meant')}，除非确为不足 1 %`,
    en: (told) =>
      `is ${told.text('found')} %, which seems a fraction; the field is in %, and ${told.text('meant')} is expected unless less than 1 % is meant`,
  },
  'ratio-beyond-height': {
    zh: (told) =>
      `容积率 ${told.text('found')} 无法实现：建筑密度 ${told.text('density')} %、限高 ${told.text('height')} m，按每层至少 ${told.text('storey')} m 计，至多 ${told.rounded('most', 2)}；应核对容积率、密度与限高`,
    en: (told) =>
      `is a floor area ratio of ${told.text('found')} that can't be built: a density of ${told.text('density')} % below a height of ${told.text('height')} m, with storeys of ${told.text('storey')} m at least, gives ${told.rounded('most', 2)} at most; check the ratio, the density and the height`,
  },
  'population-too-dense': {
    zh: (told) =>
      `${told.grouped('population')} 人在 ${told.rounded('hectares', 2)} ha 上，即每公顷 ${told.grouped('perHectare')} 人，超过每公顷 ${told.grouped('most')} 人；应核对人口容量（单位：人）`,
    en: (told) =>
      `puts ${told.grouped('population')} people on ${told.rounded('hectares', 2)} ha, ${told.grouped('perHectare')} per ha, more than ${told.grouped('most')}; check the figure, which is in people`,
  },
  'investment-too-large': {
    zh: (told) =>
      `值为 ${told.grouped('found')} 亿元，超过 ${told.grouped('most')} 亿元，似以万元填写；单位是亿元，若原为万元则应填 ${told.text('meant')}`,
    en: (told) =>
      `is ${told.grouped('found')} 亿元 (CNY 100 million), more than ${told.grouped('most')}, and seems to be given in 万元 (CNY 10,000); the field is in 亿元, and ${told.text('meant')} is expected if it was`,
  },
  'figure-without-source': {
    zh: (told) =>
      `称为 ${told.text('precision')}，而来源「${told.text('source')}」只是示意；应填所据的来源，或改为 illustrative`,
    en: (told) =>
      `is called ${told.text('precision')}, but its source “${told.text('source')}” is the drawing itself; name what it is taken from, or call it illustrative`,
  },
  'example-not-marked': {
    zh: () => '没有来源；应在 provenance.fields 中注明来源，或在名称、责任单位中标「示例」',
    en: () => 'has no source; name one in provenance.fields, or mark the name or the unit 示例 (example)',
  },
};
