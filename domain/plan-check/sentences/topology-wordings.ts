import { choicesOf, type BilingualText } from '../../collections/definition.ts';
import { findCollection } from '../../collections/registry.ts';
import type { TopologyFaultCode } from '../../topology/topology-fault.ts';
import { orNothing, type Told, type Wording } from './wording.ts';

const always = (told: Told, name: string, word: string) => told.text(name) || word;

/** Those of whom the same is true: the first by name, and how many more there are. */
const othersZh = (told: Told, zh: (names: string) => string) =>
  orNothing(told.text('others'), (names) =>
    zh(`${names}${told.number('more') > 0 ? ` 等，另有 ${told.grouped('more')} 个` : ''}`),
  );
const othersEn = (told: Told, en: (names: string) => string) =>
  orNothing(told.text('others'), (names) =>
    en(`${names}${told.number('more') > 0 ? ` and ${told.grouped('more')} more` : ''}`),
  );

const openDayZh = (told: Told, name: string) => told.text(name) || '无期限';
const openDayEn = (told: Told, name: string) => told.text(name) || 'no day';

/** How many features have one id, where more than two do. */
const timesZh = (told: Told) =>
  told.number('count') > 2
    ? `（共 ${told.text('count')} 个要素使用${othersZh(told, (names) => `：${names}`)}）`
    : '';
const timesEn = (told: Told) =>
  told.number('count') > 2
    ? ` (${told.text('count')} features have it${othersEn(told, (names) => `: ${names}`)})`
    : '';

/** A figure with the unit of its field, where it has one. */
const figure = (told: Told, name: string) =>
  `${told.text(name)}${orNothing(told.text('unit'), (unit) => ` ${unit}`)}`;

const classes: Record<'zh' | 'en', Record<string, string>> = {
  zh: { arterial: '主干路', secondary: '次干路' },
  en: { arterial: 'an arterial road', secondary: 'a secondary road' },
};

/** What a value of a choice field is called. */
function nameOfChoice(collection: string, field: string, value: string): BilingualText {
  const schema = findCollection(collection)?.properties.properties[field];
  return (schema && choicesOf(schema)?.[value]) ?? { zh: value, en: value };
}

const unitOf = (told: Told) => nameOfChoice('facility', 'capacityUnit', told.text('unit'));
const industryOf = (told: Told, name: string) => nameOfChoice('project', 'industry', told.text(name));

/** Sentences for the rules between features. */
export const topologyWordings: Record<TopologyFaultCode, Wording> = {
  overlap: {
    zh: (told) =>
      `与地块「${told.other}」重叠约 ${told.squareMeters('squareMeters')} m²，平均宽 ${told.meters('width')} m${othersZh(told, (names) => `，该处还有 ${names}`)}；地块之间不得重叠`,
    en: (told) =>
      `overlaps the parcel “${told.other}” by about ${told.squareMeters('squareMeters')} m², ${told.meters('width')} m wide on average${othersEn(told, (names) => `, where there also lie ${names}`)}; parcels must not overlap`,
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
  'parcel-not-followed': {
    zh: (told) =>
      `到 ${told.text('day')} 为止${othersZh(told, (names) => `（同日终止的还有 ${names}）`)}，此后该处没有地块；规划范围有效期间，地块应铺满它`,
    en: (told) =>
      `ends on ${told.text('day')}${othersEn(told, (names) => `, as do ${names}`)}, and no parcel takes its place; parcels must tile the planned area as long as it is valid`,
  },
  'outline-not-valid': {
    zh: (told) =>
      `规划范围的有效期（${openDayZh(told, 'from')} 至 ${openDayZh(told, 'to')}）不包含地块「${told.other}」的有效期（${openDayZh(told, 'otherFrom')} 至 ${openDayZh(told, 'otherTo')}）${othersZh(told, (names) => `，以及 ${names}`)}；应核对二者`,
    en: (told) =>
      `is the planned area, valid from ${openDayEn(told, 'from')} to ${openDayEn(told, 'to')}, and the parcel “${told.other}” from ${openDayEn(told, 'otherFrom')} to ${openDayEn(told, 'otherTo')}${othersEn(told, (names) => `, and so ${names}`)}; it should be valid as long as they are`,
  },
  'core-outside-plan': {
    zh: (told) => `核心区超出规划范围「${told.other}」；应在其内`,
    en: (told) =>
      `is the core area and reaches beyond the planned area “${told.other}”; it should lie within`,
  },
  'two-planned-areas': {
    zh: (told) => `也是规划范围，而 plan.json 所填的是「${told.other}」；一个规划应只有一个规划范围`,
    en: (told) =>
      `is a planned area too, and plan.json names “${told.other}”; a plan should have one planned area`,
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
  outlives: {
    zh: (told) =>
      `有效期止为 ${openDayZh(told, 'day')}，而所填的「${told.other}」（${told.text('link')}）到 ${told.text('otherDay')} 为止；应核对二者`,
    en: (told) =>
      `is valid to ${openDayEn(told, 'day')}, and its ${told.text('link')} “${told.other}” ends before, on ${told.text('otherDay')}; check both days`,
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
  'provenance-contradiction': {
    zh: (told) =>
      `来源为「${told.text('source')}」（示意），精度却为 ${told.text('precision')}，二者矛盾；应填所据的来源，或把精度改为 illustrative`,
    en: (told) =>
      `has the source “${told.text('source')}”, which is never ${told.text('precision')}; name what it is taken from, or call it illustrative`,
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
  'name-not-marked': {
    zh: () => '没有来源；应在 provenance.fields 中注明名称的来源，或在名称中标「示例」',
    en: () => 'has no source; name one in provenance.fields, or mark the name 示例 (example)',
  },
  'minimum-above-maximum': {
    zh: (told) =>
      `下限 ${figure(told, 'found')} 大于上限 ${told.text('maximum')} 的 ${figure(told, 'most')}；下限不得大于上限`,
    en: (told) =>
      `is ${figure(told, 'found')} at least, more than the upper limit ${told.text('maximum')} of ${figure(told, 'most')}; the lower limit must not be above the upper one`,
  },
  'green-and-density-beyond-whole': {
    zh: (told) =>
      `绿地率下限 ${told.text('green')} % 与建筑密度上限 ${told.text('density')} % 之和为 ${told.rounded('sum', 2)} %，超过地块的 100 %；应核对二者`,
    en: (told) =>
      `asks for ${told.text('green')} % of green where buildings may cover ${told.text('density')} %, ${told.rounded('sum', 2)} % together, more than the 100 % of the parcel; check both`,
  },
  'population-beyond-floor': {
    zh: (told) =>
      `${told.grouped('population')} 人，而按容积率上限 ${told.text('ratio')} 至多建 ${told.grouped('floor')} m²，人均 ${told.rounded('perPerson', 1)} m²，不足 ${told.text('least')} m²；应核对人口容量与容积率`,
    en: (told) =>
      `puts ${told.grouped('population')} people on ${told.grouped('floor')} m² of floor, all that a floor area ratio of ${told.text('ratio')} allows: ${told.rounded('perPerson', 1)} m² each, less than ${told.text('least')}; check the population and the ratio`,
  },
  'ratio-on-open-land': {
    zh: (told) =>
      `容积率为 ${told.text('found')}，而用地 ${told.text('landUse')} 不是用于建设房屋的用地；应核对用地性质与容积率`,
    en: (told) =>
      `is a floor area ratio of ${told.text('found')} on land of ${told.text('landUse')}, where nothing is built; check the land use and the ratio`,
  },
  'street-too-narrow': {
    zh: (told) =>
      `红线宽度 ${told.text('found')} m，不足 ${told.text('least')} m，${classes.zh[told.text('class')]}连两条车道也容不下；应核对宽度（单位：m）`,
    en: (told) =>
      `is ${told.text('found')} m, less than ${told.text('least')} m: ${classes.en[told.text('class')]} has no room for two lanes there; check the width, which is in metres`,
  },
  'lanes-beyond-width': {
    zh: (told) =>
      `${told.text('lanes')} 条车道按每条至少 ${told.text('lane')} m 计，需 ${told.rounded('least', 2)} m，而红线宽度只有 ${told.text('found')} m；应核对车道数与宽度`,
    en: (told) =>
      `is ${told.text('lanes')}, which takes ${told.rounded('least', 2)} m with lanes of ${told.text('lane')} m at least, and the red lines are ${told.text('found')} m apart; check the lanes and the width`,
  },
  'capacity-too-large': {
    zh: (told) =>
      `规模为 ${told.grouped('found')} ${unitOf(told).zh}，超过 ${told.grouped('most')} ${unitOf(told).zh}；应核对数值与单位`,
    en: (told) =>
      `is ${told.grouped('found')} ${unitOf(told).en}, more than ${told.grouped('most')}; check the figure and its unit`,
  },
  'industry-differs': {
    zh: (told) =>
      `产业为「${industryOf(told, 'industry').zh}」，而所在地块「${told.other}」为「${industryOf(told, 'otherIndustry').zh}」；应核对二者`,
    en: (told) =>
      `is ${industryOf(told, 'industry').en}, and its parcel “${told.other}” is for ${industryOf(told, 'otherIndustry').en}; check both`,
  },
  'parcel-code-twice': {
    zh: (told) =>
      `地块编号「${told.text('found')}」与「${told.other}」${othersZh(told, (names) => `、${names}`)}相同；各地块应有自己的编号`,
    en: (told) =>
      `is “${told.text('found')}”, which “${told.other}” has as well${othersEn(told, (names) => `, and so have ${names}`)}; each parcel should have a code of its own`,
  },
  'mixed-use-same': {
    zh: (told) => `兼容用地中有地块自身的用地性质 ${told.text('landUse')}；应填其他用地，或删去`,
    en: (told) =>
      `names ${told.text('landUse')}, the land use of the parcel itself; other land is expected, or nothing`,
  },
  'project-before-parcel': {
    zh: (told) =>
      `计划竣工（${told.text('day')}）早于所在地块「${told.other}」的有效期始（${told.text('otherDay')}）；应核对二者`,
    en: (told) =>
      `is ${told.text('day')}, and its parcel “${told.other}” is valid only from ${told.text('otherDay')}; check both days`,
  },
  'roads-missing': {
    zh: (told) =>
      `没有任何道路（kind 为 road），而规划有 ${told.text('count')} 个道路用地地块（1207），如「${told.text('first')}」；每条道路应有一条线`,
    en: (told) =>
      `has no road (of the kind road), and the plan has ${told.text('count')} ${told.number('count') === 1 ? 'parcel' : 'parcels'} of road land (1207), such as “${told.text('first')}”; each street should have a line`,
  },
  'road-land-without-road': {
    zh: () =>
      '是道路用地（1207），而没有道路的线经过或沿边通过；应在 infrastructure.geojson 中画出道路，或核对用地性质',
    en: () =>
      'is road land (1207) that no line of a road runs through or along; draw the road in infrastructure.geojson, or check the land use',
  },
  'road-off-road-land': {
    zh: (told) =>
      `其长度的 ${told.text('percent')} % 不在交通运输用地（12）上，而在地块「${told.other}」（用地 ${told.text('landUse')}）等上；应核对道路位置与用地性质`,
    en: (told) =>
      `lies with ${told.text('percent')} % of its length on other than transport land (12), such as the parcel “${told.other}” of ${told.text('landUse')}; check the line and the land use`,
  },
};
