import type { BilingualText } from '../collections/definition.ts';
import type { ChangeKind, EntryKind } from './comparison.ts';

/** What became of features. */
export const entryTitles: Readonly<Record<EntryKind, BilingualText>> = {
  split: { zh: '分割', en: 'Split' },
  merged: { zh: '合并', en: 'Merged' },
  reparcelled: { zh: '重新划分', en: 'Re-parcelled' },
  replaced: { zh: '替换', en: 'Replaced' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '删除', en: 'Removed' },
  changed: { zh: '变更', en: 'Changed' },
};

/** How a feature differs. */
export const changeTitles: Readonly<Record<ChangeKind, BilingualText>> = {
  recoded: { zh: '用地性质', en: 'Land use' },
  reshaped: { zh: '形状', en: 'Shape' },
  redrawn: { zh: '仅顶点变化，形状未变', en: 'Other vertices, same shape' },
  indicator: { zh: '控制指标', en: 'Control indicator' },
  attribute: { zh: '属性', en: 'Attribute' },
  validity: { zh: '有效期', en: 'Validity' },
  provenance: { zh: '来源', en: 'Provenance' },
};
