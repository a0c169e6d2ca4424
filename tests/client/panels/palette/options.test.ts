import { describe, expect, it } from 'vitest';
import { parsePosition } from '#domain/coordinates/parse-position.ts';
import type { SearchItem } from '../../../../client/api/types.ts';
import { messagesOf } from '../../../../client/i18n/messages.ts';
import { describeOption } from '../../../../client/panels/palette/describe-option.ts';
import { offerBeginning, offerOptions } from '../../../../client/panels/palette/options.ts';

const near = [112.7, 38.18];
const { forms, examples } = messagesOf('zh').palette;
const item: SearchItem = {
  collection: 'place',
  id: 'place-shilingguan',
  title: { zh: '石岭关', en: 'Shilingguan Pass' },
  properties: { name: '石岭关', nameEn: 'Shilingguan Pass', kind: 'pass' },
  grouping: null,
  count: 1,
  point: [112.6, 38.3],
  bounds: [112.6, 38.3, 112.6, 38.3],
  match: { field: 'initials', fit: 'exact' },
};
const command = {
  id: 'measure',
  title: { zh: '量测长度与面积', en: 'Measure lengths and areas' },
  pinyin: 'liang ce chang du yu mian ji',
  icon: 'ruler',
  run: () => undefined,
} as const;
const offer = (text: string, items: SearchItem[] = []) =>
  offerOptions(text, parsePosition(text, near), items, [command], forms, 38);

describe('what the palette offers', () => {
  it('is a position with all its forms, going there first', () => {
    const [group] = offer('4226000, 38381000');
    expect(group!.id).toBe('position');
    expect(group!.options.map(({ kind }) => kind)).toEqual(['go', 'copy', 'copy', 'copy', 'copy']);
    const texts = group!.options.map((option) => (option.kind === 'copy' ? option.text : null));
    expect(texts.slice(3)).toEqual(['4226000.000, 381000.000', '4226000.000, 38381000.000']);
    const line = describeOption(group!.options[0]!, 'zh', [112.6, 38.1, 112.8, 38.3]);
    expect(line.title).toMatch(/^前往 112\.642\d+, 38\.158\d+$/);
    expect(line.detail).toBe('CGCS2000 3 度带，38 带，中央经线 114°（EPSG:4526） · 北坐标在前');
  });

  it('says of a position how else it can be read, and that it lies outside', () => {
    const options = offer('38.2, 85.5')[0]!.options.filter(({ kind }) => kind === 'go');
    const lines = options.map((option) => describeOption(option, 'en', [112.6, 38.1, 112.8, 38.3]));
    expect(lines.map(({ title }) => title)).toEqual([
      'Go to 85.500000, 38.200000',
      'Go to 38.200000, 85.500000',
    ]);
    expect(lines[0]!.detail).toContain('latitude first · outside the plan');
    expect(lines[1]!.detail).toContain('Or read as: ');
  });

  it('puts features before commands, save where the command is what was meant', () => {
    expect(offer('m', [item]).map(({ id }) => id)).toEqual(['features', 'commands']);
    const farther: SearchItem = { ...item, match: { field: 'name', fit: 'substring' } };
    expect(offer('measure', [farther]).map(({ id }) => id)).toEqual(['commands', 'features']);
    expect(offer('nothing at all')).toEqual([]);
  });

  it('begins with what was chosen last in this plan, and with examples', () => {
    const choices = [
      { kind: 'feature', plan: 'taixin', item },
      { kind: 'feature', plan: 'another', item },
      { kind: 'command', id: 'measure' },
      { kind: 'command', id: 'gone' },
    ] as const;
    const [recent, teaching] = offerBeginning(choices, 'taixin', [command], examples, 'zh');
    expect(recent!.options.map(({ kind }) => kind)).toEqual(['feature', 'command']);
    expect(teaching!.options).toHaveLength(7);
    expect(offerBeginning([], 'taixin', [command], examples, 'zh').map(({ id }) => id)).toEqual(['examples']);
  });

  it('begins with commands too, save those that stand among the recent ones', () => {
    const shown = { ...command, isShown: true };
    const groups = (choices: Parameters<typeof offerBeginning>[0]) =>
      offerBeginning(choices, 'taixin', [shown, { ...command, id: 'layer:roads' }], examples, 'zh');
    const last = groups([]).at(-1)!;
    expect(last.id).toBe('commands');
    expect(last.options.map(({ key }) => key)).toEqual(['measure']);
    expect(groups([{ kind: 'command', id: 'measure' }]).map(({ id }) => id)).toEqual(['recent', 'examples']);
  });

  it('says of a kind how many there are, and of an outline which it is', () => {
    const schools: SearchItem = {
      ...item,
      collection: 'facility',
      grouping: 'kind',
      count: 24,
      title: { zh: '初中', en: 'Junior middle school' },
      properties: { kind: 'junior-school' },
      match: { field: 'kind', fit: 'exact' },
    };
    const outline: SearchItem = {
      ...item,
      collection: 'boundary',
      title: { zh: '大盂产业新城规划范围', en: 'Planned area' },
      properties: { name: '大盂产业新城规划范围', kind: 'planned-area' },
    };
    const [group] = offer('启动区', [schools, outline]);
    const details = group!.options.map((option) => describeOption(option, 'zh', null).detail);
    expect(details).toEqual(['设施 · 24 处', '边界 · 规划范围 · 即启动区']);
  });

  it('has a line of its own for each class of land use, though their first parcel is one', () => {
    const of = (code: string, zh: string): SearchItem => ({
      ...item,
      collection: 'zone',
      id: 'z',
      grouping: 'landUse',
      count: 3,
      title: { zh, en: zh },
      properties: { landUse: code },
    });
    const [group] = offer('住', [of('07', '居住用地'), of('0701', '城镇住宅用地')]);
    expect(new Set(group!.options.map(({ key }) => key)).size).toBe(2);
    const line = describeOption(group!.options[1]!, 'zh', null);
    expect(line).toMatchObject({ title: '城镇住宅用地', detail: '地块 · 0701 · 3 个地块' });
  });
});
