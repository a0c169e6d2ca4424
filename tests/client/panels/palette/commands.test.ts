import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { layerGroups } from '#domain/cartography/layer-groups.ts';
import { collections } from '#domain/collections/registry.ts';
import { paletteEn, paletteZh } from '../../../../client/i18n/sections/palette.ts';
import {
  collectionPinyin,
  commandPinyin,
  layerPinyin,
  phasePinyin,
} from '../../../../client/panels/palette/command-pinyin.ts';
import { commandWords } from '../../../../client/panels/palette/command-words.ts';
import { matchCommands } from '../../../../client/panels/palette/match-commands.ts';

/** The syllables of what is Chinese in a text. */
function syllablesOf(text: string): string {
  return pinyin(text.replace(/[^\p{Script=Han}]/gu, ''), { toneType: 'none' });
}

describe('the pinyin that the commands carry', () => {
  it('is that of their titles', () => {
    const { commands } = paletteZh;
    for (const [id, syllables] of Object.entries(commandPinyin)) {
      const title = commands[id as keyof typeof commands];
      const text = typeof title === 'string' ? title : title('', '');
      expect(syllables, id).toBe(syllablesOf(text));
    }
  });

  it('is that of every layer, collection and phase', () => {
    for (const { id, title } of layerGroups) expect(layerPinyin[id], id).toBe(syllablesOf(title.zh));
    for (const { name, title } of collections)
      expect(collectionPinyin[name], name).toBe(syllablesOf(title.zh));
    for (const [title, syllables] of Object.entries(phasePinyin)) expect(syllables).toBe(syllablesOf(title));
  });
});

describe('the command that exports', () => {
  const command = {
    title: { zh: paletteZh.commands.export, en: paletteEn.commands.export },
    pinyin: commandPinyin.export,
    words: commandWords.export!,
  };

  it.each(['导出', '出图', 'daochu', 'export', 'PDF', '打印', 'print', '下载'])('is found by «%s»', (text) =>
    expect(matchCommands([command], text)).toHaveLength(1),
  );
});

describe('a command', () => {
  const commands = [
    { title: { zh: '打开用地平衡', en: 'Open the land balance' }, pinyin: 'da kai yong di ping heng' },
    { title: { zh: '转到「成形」2024', en: 'Go to “Taking shape” 2024' }, pinyin: 'zhuan dao cheng xing' },
    { title: { zh: '图层：道路', en: 'Layer: Roads' }, pinyin: 'tu ceng dao lu' },
  ];
  const found = (text: string) => matchCommands(commands, text).map(({ command }) => command.title.en);

  it.each([
    ['用地', 'Open the land balance'],
    ['yongdi', 'Open the land balance'],
    ['ydph', 'Open the land balance'],
    ['LAND bal', 'Open the land balance'],
    ['cx', 'Go to “Taking shape” 2024'],
    ['成形', 'Go to “Taking shape” 2024'],
    ['2024', 'Go to “Taking shape” 2024'],
    ['taking shape', 'Go to “Taking shape” 2024'],
    ['daolu', 'Layer: Roads'],
    ['tu ceng', 'Layer: Roads'],
    ['road', 'Layer: Roads'],
  ])('is found by «%s»', (text, title) => expect(found(text)[0]).toBe(title));

  it('is not found by what it has nothing of', () => {
    for (const text of ['', '  ', 'zzz', '医院', 'q']) expect(found(text)).toEqual([]);
  });
});
