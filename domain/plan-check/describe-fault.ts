import { describeField } from '../collections/definition.ts';
import { findCollection } from '../collections/registry.ts';
import { featureWordings } from './sentences/feature-wordings.ts';
import { documentWordings, fileWordings } from './sentences/file-wordings.ts';
import { topologyWordings } from './sentences/topology-wordings.ts';
import { tellOf, type Language, type Wording } from './sentences/wording.ts';
import { documentFile } from './plan-document.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';
import { visible } from './shown.ts';

const wordings: Record<PlanFaultCode, Wording> = {
  ...fileWordings,
  ...documentWordings,
  ...featureWordings,
  ...topologyWordings,
};

/**
 * A fault as a sentence that a planner understands: which file, feature and field, what is wrong, what is expected, and
 * where on the map.
 */
export function describePlanFault(fault: PlanFault, language: Language): string {
  const wording = wordings[fault.code];
  return visible(
    language === 'zh'
      ? ended(`${fault.file}${placeZh(fault)}：${wording.zh(tellOf(fault))}${whereZh(fault)}`, '。')
      : ended(`${fault.file}${placeEn(fault)}: ${wording.en(tellOf(fault))}${whereEn(fault)}`, '.'),
  );
}

/** A sentence with its full stop, which a question does not have. */
function ended(sentence: string, fullStop: string): string {
  return /[?？]$/.test(sentence) ? sentence : `${sentence}${fullStop}`;
}

function placeZh({ file, feature, name, field }: PlanFault): string {
  const title = field === undefined ? '' : titleOf(file, field, 'zh');
  return [
    feature === undefined || file === documentFile ? '' : `，要素 ${feature}${name ? `「${name}」` : ''}`,
    field === undefined ? '' : `，字段 ${field}${title ? `（${title}）` : ''}`,
  ].join('');
}

function placeEn({ file, feature, name, field }: PlanFault): string {
  const title = field === undefined ? '' : titleOf(file, field, 'en');
  return [
    feature === undefined || file === documentFile ? '' : `, feature ${feature}${name ? ` “${name}”` : ''}`,
    field === undefined ? '' : `, field ${field}${title ? ` (${title})` : ''}`,
  ].join('');
}

/** What a field is called in forms; empty for what is no field of the collection's schema. */
function titleOf(file: string, field: string, language: Language): string {
  const schemas = findCollection(file.replace(/\.geojson$/, ''))?.properties.properties ?? {};
  // a file may call a field `constructor`
  return Object.hasOwn(schemas, field) ? describeField(schemas[field]!)[language] : '';
}

const degrees = ([longitude, latitude]: [number, number]) =>
  `${longitude.toFixed(7)}, ${latitude.toFixed(7)}`;

const whereZh = ({ at }: PlanFault) => (at ? `（位置 ${degrees(at)}）` : '');
const whereEn = ({ at }: PlanFault) => (at ? ` (at ${degrees(at)})` : '');
