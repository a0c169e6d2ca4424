import { describe, expect, it } from 'vitest';
import { CollectionEntries } from '../../../server/search/collection-entries.ts';
import { foldText, joinText } from '../../../server/search/fold-text.ts';
import { readAloud } from '../../../server/search/pinyin-readings.ts';
import type { SearchEntry } from '../../../server/search/search-entry.ts';
import { SearchIndex } from '../../../server/search/search-index.ts';

function entryOf(collection: string, id: string, properties: Record<string, unknown>): SearchEntry {
  return {
    collection,
    id,
    properties,
    grouping: null,
    count: 1,
    point: [112.7, 38.2],
    bounds: [112.7, 38.2, 112.7, 38.2],
  };
}

function indexOf(features: readonly SearchEntry[]): SearchIndex {
  const index = new SearchIndex();
  for (const collection of new Set(features.map((feature) => feature.collection))) {
    const entries = new CollectionEntries();
    for (const feature of features) if (feature.collection === collection) entries.add(feature);
    for (const ordered of entries.inOrder()) index.add(ordered);
  }
  index.seal();
  return index;
}

describe('a text', () => {
  it('is the same however it is typed: width, case, tones, apostrophes and blanks', () => {
    expect(foldText('  ＤＹ０１－００１ ')).toBe('dy01-001');
    expect(foldText('Shílǐng  Guān')).toBe('shiling guan');
    expect(foldText('Xi’an')).toBe('xian');
    expect(foldText('nǚ ér hé')).toBe('nv er he');
    expect(foldText('大\u200b盂')).toBe('大盂');
    expect(joinText('dy01-001')).toBe('dy01001');
  });
});

describe('a name read aloud', () => {
  it.each([
    ['大盂', 'dayu', 'dy'],
    ['石岭关', 'shilingguan', 'slg'],
    ['阳曲', 'yangqu', 'yq'],
    ['繁峙县', 'fanshixian', 'fsx'],
    ['洪洞', 'hongtong', 'ht'],
    ['会计学校', 'kuaijixuexiao', 'kjxx'],
    ['长治路', 'changzhilu', 'czl'],
    ['绿地', 'lvdi', 'ld'],
    ['g108国道', 'g108guodao', 'g108gd'],
  ])('%s is %s, in short %s', (name, full, initials) => {
    const readings = readAloud(name);
    expect(readings.full).toContain(full);
    expect(readings.initials).toContain(initials);
  });

  it('has the other readings of its characters too, and few of them', () => {
    expect(readAloud('单家庄').full).toEqual(expect.arrayContaining(['shanjiazhuang', 'danjiazhuang']));
    expect(readAloud('大大大大大大大大').full.length).toBeLessThanOrEqual(7);
    expect(readAloud('Taiyuan')).toEqual({ full: [], initials: [] });
  });
});

describe('what is found', () => {
  const index = indexOf([
    entryOf('place', 'p-2', { name: '大盂镇', nameEn: 'Dayu Town', rank: 3 }),
    entryOf('place', 'p-1', { name: '新大盂村', nameEn: 'New Dayu Village', rank: 4 }),
    entryOf('place', 'p-0', { name: '大盂', nameEn: 'Dayu', rank: 5 }),
    entryOf('place', 'p-3', { name: '石岭关', nameEn: 'Shilingguan Pass', rank: 2 }),
    entryOf('infrastructure', 's-1', { name: '大盂路', nameEn: 'Dayu Road', kind: 'road' }),
    entryOf('infrastructure', 's-2', { name: '大盂路', nameEn: 'Dayu Road', kind: 'road' }),
    entryOf('infrastructure', 's-3', { name: '大盂路', kind: 'water' }),
    entryOf('zone', 'zone-dy01-001', { parcelCode: 'DY01-001', planUnit: 'DY01', landUse: '070102' }),
    entryOf('zone', 'zone-dy01-002', { parcelCode: 'DY01-002', planUnit: 'DY01', landUse: '0703' }),
  ]);
  const ids = (text: string, limit = 20) =>
    index
      .search(text, limit)
      .found.map(({ entry }) => `${entry.id}${entry.count > 1 ? `×${entry.count}` : ''}`);

  it('comes exact first, then what begins so, then words, then the rest', () => {
    expect(ids('大盂')).toEqual(['p-0', 'p-2', 's-1×2', 's-3', 'p-1']);
    expect(ids('dayu')).toEqual(['p-0', 'p-2', 's-1×2', 's-3', 'p-1']);
    expect(ids('Dàyú')).toEqual(ids('dayu'));
    expect(index.search('dayu', 9).found.map(({ fit }) => fit)).toEqual([
      'exact',
      'prefix',
      'prefix',
      'prefix',
      'word',
    ]);
    expect(ids('大盂', 2)).toEqual(['p-0', 'p-2']);
  });

  it('is found by pinyin with and without blanks, and by its initials', () => {
    for (const text of ['shilingguan', 'shi ling guan', 'lingguan', 'slg', 'SLG', 'shiling pass', 'pass'])
      expect(ids(text)[0], text).toBe('p-3');
    expect(index.search('slg', 1).found[0]).toMatchObject({ field: 'initials', fit: 'exact' });
  });

  it('comes once where it has many sections of one kind', () => {
    expect(ids('大盂路')).toEqual(['s-1×2', 's-3']);
    expect(ids('s-2')).toEqual(['s-2']);
  });

  it('is an id only where the whole of it or its beginning is sought, and that looks like one', () => {
    const streets = indexOf([
      entryOf('infrastructure', 'street-0701', { kind: 'road' }),
      entryOf('infrastructure', '0702', { kind: 'road' }),
      entryOf('zone', 'zone-1', { parcelCode: 'DY07-011', planUnit: 'DY07', landUse: '070102' }),
    ]);
    const found = (text: string) =>
      streets.search(text, 20).found.map(({ entry, field }) => [entry.id, field]);
    expect(found('street-07')).toEqual([['street-0701', 'id']]);
    expect(found('0702')).toEqual([['0702', 'id']]);
    expect(found('0701')).toEqual([
      ['zone-1', 'landUse'],
      ['zone-1', 'landUse'],
      ['zone-1', 'parcelCode'],
    ]);
    expect(found('street')).toEqual([['street-0701', 'kind']]);
    for (const text of ['str', '-0701', 'treet-0701', 'street 0701']) {
      const fields = found(text).map(([, field]) => field);
      expect(fields, text).not.toContain('id');
    }
  });

  it('is the road before the land along it, with its number or without, however the two are spaced', () => {
    const roads = indexOf([
      entryOf('infrastructure', 'g55', { name: 'G55二广高速', kind: 'road', class: 'expressway' }),
      entryOf('zone', 'z-1', { name: 'G55 二广高速', landUse: '1202' }),
      entryOf('zone', 'z-2', { name: 'G55 二广高速', landUse: '1202' }),
    ]);
    const found = (text: string) => roads.search(text, 20).found.map(({ entry, fit }) => [entry.id, fit]);
    expect(found('二广高速')).toEqual([
      ['g55', 'word'],
      ['z-1', 'word'],
    ]);
    for (const text of ['G55二广高速', 'G55 二广高速'])
      expect(found(text), text).toEqual([
        ['g55', 'exact'],
        ['z-1', 'exact'],
      ]);
  });

  it('has of parts of one name what they share: a belt of several land uses is of none', () => {
    const [belt] = indexOf([
      entryOf('zone', 'z-1', { name: '绿带', nameEn: 'Belt', landUse: '1401' }),
      entryOf('zone', 'z-2', { name: '绿带', nameEn: 'Belt', landUse: '1402' }),
    ]).search('绿带', 1).found;
    expect(belt!.entry).toMatchObject({ grouping: 'name', count: 2 });
    expect(belt!.entry.properties).toEqual({ name: '绿带', nameEn: 'Belt' });
  });

  it('is a parcel by its code without separators, its unit, and all parcels of a land use as one', () => {
    for (const text of ['DY01-001', 'dy01001', 'ｄｙ０１－００１', 'zone-dy01-001'])
      expect(ids(text)[0], text).toBe('zone-dy01-001');
    expect(ids('dy01')).toEqual(['zone-dy01-001×2', 'zone-dy01-001', 'zone-dy01-002']);
    expect(ids('07')[0]).toBe('zone-dy01-001×2');
    expect(index.search('居住用地', 1).found[0]!.entry).toMatchObject({ grouping: 'landUse', count: 2 });
    expect(index.search('jzyd', 1).found[0]!.entry).toMatchObject({ properties: { landUse: '07' } });
    expect(index.search('0701', 1).found[0]!.entry).toMatchObject({
      properties: { landUse: '0701' },
      count: 1,
    });
  });

  it('has all of several words, in any order', () => {
    expect(ids('village new')).toEqual(['p-1']);
    expect(ids('镇 大盂')).toEqual(['p-2']);
  });

  it('is nothing for nothing, and never a pattern', () => {
    for (const text of ['', ' ', "'", '\u200b', '%', '_', '.*', '(', '[', '\\', '$', '石%'])
      expect(ids(text), text).toEqual([]);
  });
});

describe('what is found by its kind', () => {
  const index = indexOf([
    entryOf('boundary', 'b-1', {
      name: '大盂产业新城规划范围',
      nameEn: 'Dayu New Town',
      kind: 'planned-area',
    }),
    entryOf('boundary', 'b-2', { name: '核心区', nameEn: 'Core area', kind: 'core-area' }),
    ...[1, 2, 3].map((number) =>
      entryOf('facility', `f-${number}`, { name: `小学${number}`, kind: 'primary-school' }),
    ),
    ...[4, 5].map((number) =>
      entryOf('facility', `f-${number}`, { name: `初中${number}`, kind: 'junior-school' }),
    ),
    ...[6, 7].map((number) => entryOf('facility', `f-${number}`, { name: '某站', kind: 'fire-station' })),
    entryOf('project', 'p-1', { name: '甲', projectClass: 'industry', industry: 'new-materials' }),
    entryOf('project', 'p-2', { name: '乙', projectClass: 'industry', industry: 'new-materials' }),
    ...[1, 2].map((number) => entryOf('infrastructure', `i-${number}`, { kind: 'road', class: 'arterial' })),
    ...[3, 4].map((number) => entryOf('infrastructure', `i-${number}`, { kind: 'water', class: 'trunk' })),
    entryOf('facility', 'facility-0075', { name: '某处', kind: 'toilet' }),
  ]);
  const found = (text: string, limit = 20) =>
    index
      .search(text, limit)
      .found.map(({ entry: { grouping, properties, count, id } }) =>
        grouping === null ? id : `${String(properties[grouping])}×${count}`,
      );

  it('comes as one, by what people call it', () => {
    for (const text of ['学校', 'school', 'xuexiao'])
      expect(found(text), text).toEqual(['primary-school×3', 'junior-school×2']);
    expect(found('中学')).toEqual(['junior-school×2']);
    for (const text of ['消防', '消防队', 'fire station', 'xiaofang', 'xfz'])
      expect(found(text), text).toEqual(['fire-station×2']);
    expect(found('新材料')).toEqual(['new-materials×2']);
    expect(found('主干道')).toEqual(['arterial×2']);
    expect(found('给水')).toEqual(['water×2']);
  });

  it('comes first where it is called just so, whatever has that in its name, however few may come', () => {
    for (const text of ['小学', 'xiaoxue'])
      expect(found(text), text).toEqual(['primary-school×3', 'f-1', 'f-2', 'f-3']);
    expect(found('小学', 3)).toEqual(['primary-school×3', 'f-1', 'f-2']);
    expect(found('小学', 1)).toEqual(['primary-school×3']);
  });

  it('comes below what is named so where that is but a part of what it is called, or its initials', () => {
    for (const text of ['小', 'xx'])
      expect(found(text).slice(0, 4), text).toEqual(['f-1', 'f-2', 'f-3', 'primary-school×3']);
    expect(found('小', 3)).toEqual(['f-1', 'f-2', 'primary-school×3']);
  });

  it('is said to be all, or not', () => {
    expect(index.search('小学', 4).hasMore).toBe(false);
    for (const limit of [1, 2, 3]) expect(index.search('小学', limit).hasMore, String(limit)).toBe(true);
    expect(index.search('nothing', 1).hasMore).toBe(false);
    expect(index.search('初中5', 1).hasMore).toBe(false);
  });

  it('is the feature itself where it is the only one: the start-up zone is the planned area, and not its core', () => {
    expect(found('启动区')).toEqual(['b-1']);
    expect(found('start-up zone')).toEqual(['b-1']);
    expect(found('核心区')).toEqual(['b-2']);
  });

  it('is no part of an id where the text is a number or a coordinate', () => {
    for (const text of ['7.5', '0.075', '00,75', '7.5, 0.75']) expect(found(text), text).toEqual([]);
    for (const text of ['0075', '075', 'y-0075']) expect(found(text), text).toEqual([]);
    for (const text of ['facility-0075', 'facility-00', 'Facility-'])
      expect(found(text), text).toEqual(['facility-0075']);
  });
});

/** Of the processor, whatever else the machine does meanwhile. */
function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

describe('an index of 100,000 parcels', () => {
  it('answers within 20 milliseconds, whatever is asked', () => {
    const index = new SearchIndex();
    const entries = new CollectionEntries();
    for (let number = 0; number < 100_000; number++) {
      const code = `DY${String(number % 400).padStart(3, '0')}-${String(number).padStart(6, '0')}`;
      const unit = code.slice(0, 5);
      entries.add(
        entryOf('zone', `zone-${code.toLowerCase()}`, {
          parcelCode: code,
          planUnit: unit,
          landUse: '070102',
        }),
      );
    }
    const begin = process.cpuUsage();
    for (const ordered of entries.inOrder()) index.add(ordered);
    index.seal();
    console.info(`indexed in ${milliseconds(begin).toFixed(0)} ms`);
    const texts = [
      'd',
      '1',
      '0',
      'dy',
      '-',
      'dy001',
      '099999',
      'DY399-099999',
      '居住',
      'zz',
      'zz yy',
      '00',
      '大',
      'dy 1',
    ];
    for (const text of texts) index.search(text, 50);
    const times = texts.map((text) => {
      const asked = process.cpuUsage();
      index.search(text, 50);
      return milliseconds(asked);
    });
    console.info(texts.map((text, at) => `${text}: ${times[at]!.toFixed(1)} ms`).join(', '));
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(20);
    expect(index.search('DY399-099999', 5).found[0]!.entry.id).toBe('zone-dy399-099999');
  });
});
