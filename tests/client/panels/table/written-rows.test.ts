import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv, writeTabbed } from '../../../../client/panels/table/written-rows.ts';
import { columnOf, fakeBreather, parcelRow } from './rows.ts';

const columns = ['parcelCode', 'landUse', 'size', 'name'].map((id) => columnOf('zone', id));
const rows = [
  parcelRow('a', { size: 12_345, properties: { parcelCode: 'DY-1', name: '"南", 北' } }),
  parcelRow('b', { size: null, properties: { parcelCode: '=1+1', name: '@SUM(A1)' } }),
];

/** The fields of a CSV file, read by the rules of RFC 4180. */
function parseCsv(file: string): string[][] {
  const lines: string[][] = [];
  for (const match of file.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    const [, field = '', end] = match;
    if (lines.length === 0) lines.push([]);
    lines.at(-1)!.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe('writeCsv', () => {
  it('writes a file that spreadsheets read: marked as UTF-8, quoted, numbers bare', async () => {
    const file = (await writeCsv(columns, rows, 'zh', fakeBreather())).join('');
    expect(file.startsWith('\uFEFF')).toBe(true);
    expect(file.slice(1).split('\r\n')).toEqual([
      '地块编号,用地性质,面积（公顷）,名称',
      'DY-1,0901 商业用地,1.2345,"""南"", 北"',
      "'=1+1,0901 商业用地,,'@SUM(A1)",
      '',
    ]);
  });

  it('speaks English to whoever reads English', async () => {
    const file = (await writeCsv(columns, rows, 'en', fakeBreather())).join('');
    expect(file).toContain('Area (ha)');
  });

  it('brings any text back whole, and none as a formula', async () => {
    const name = columnOf('zone', 'name');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), async (names) => {
        const named = names.map((text) => parcelRow('a', { properties: { name: text } }));
        const file = (await writeCsv([name, name], named, 'zh', fakeBreather())).join('').slice(1);
        const read = parseCsv(file).slice(1);
        expect(read.map(([first]) => first!.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(names);
        for (const [first] of read) expect(first).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('lets the page breathe, and says how far it is', async () => {
    const shares: number[] = [];
    const many = Array.from({ length: 1000 }, (_, at) => parcelRow(String(at)));
    await writeCsv(columns, many, 'zh', fakeBreather(true), (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });
});

describe('writeTabbed', () => {
  it('writes what a spreadsheet takes from the clipboard, a line for each row', () => {
    const breaking = parcelRow('c', { properties: { parcelCode: 'a\tb\nc' } });
    expect(writeTabbed(columns.slice(0, 2), [rows[0]!, breaking], 'zh').split('\n')).toEqual([
      '地块编号\t用地性质',
      'DY-1\t0901 商业用地',
      'a b c\t0901 商业用地',
    ]);
  });
});
