import { describe, expect, it } from 'vitest';
import { changesetTitle } from '../../../client/i18n/changeset-title.ts';

describe('what a changeset is about', () => {
  it.each([
    ['修改 / update zone-dy01-002', '修改 zone-dy01-002', 'Update zone-dy01-002'],
    ['导入规划文件 / plan files loaded', '导入规划文件', 'Plan files loaded'],
    ['恢复到 #3 / restored to #3', '恢复到 #3', 'Restored to #3'],
    ['撤销 #5 / undo of #5: 恢复到 #1 / restored to #1', '撤销 #5：恢复到 #1', 'Undo of #5: restored to #1'],
    ['撤销 #5 / undo of #5: 删除 / delete zone-1', '撤销 #5：删除 zone-1', 'Undo of #5: delete zone-1'],
    ['撤销 #5 / undo of #5: 北区调整', '撤销 #5：北区调整', 'Undo of #5: 北区调整'],
  ])('is told of «%s» in the language of the reader', (message, zh, en) => {
    expect(changesetTitle(message, 'zh')).toBe(zh);
    expect(changesetTitle(message, 'en')).toBe(en);
  });

  it.each(['北区 A/B 地块合并', 'north / south', '南北 / 东西', '', '/', '改为 1/2'])(
    'is what people wrote: «%s»',
    (message) => {
      expect(changesetTitle(message, 'zh')).toBe(message);
      expect(changesetTitle(message, 'en')).toBe(message);
    },
  );
});
