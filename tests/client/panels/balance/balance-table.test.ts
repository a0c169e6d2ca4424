import { describe, expect, it } from 'vitest';
import { balancesOn } from '#domain/balance/phase-balance.ts';
import { balanceMessages } from '../../../../client/i18n/sections/balance.ts';
import {
  dayTable,
  phaseTable,
  unfoldedLines,
  type BalanceTableModel,
} from '../../../../client/panels/balance/balance-table.ts';
import { commaSeparated, tabSeparated } from '../../../../client/panels/balance/table-text.ts';
import { parcel } from './balance-parcels.ts';

const parcels = [
  parcel('a', '070102', { area: 30_000 }),
  parcel('b', '0703', { area: 10_000, validFrom: '2031-12-08' }),
  parcel('c', '1401', { area: 20_000, validFrom: '2024-12-08' }),
  parcel('d', '0301', { area: 40_000 }),
];
const words = { language: 'zh', text: balanceMessages('zh') } as const;
const phases = [
  { day: '2024-12-08', title: '成形 2024', short: '成形 2024' },
  { day: '2031-12-08', title: '成城 2031', short: '成城 2031' },
];
const comparison = { from: '2024-12-08', to: '2031-12-08' };

const written = ({ lines }: BalanceTableModel) =>
  lines.map(({ code, name, cells }) => [code ?? name, ...cells.map(({ value }) => value)]);
const ofDay = (day: string, level: 1 | 2 | 3) =>
  dayTable(parcels, balancesOn(parcels, [day])[0]!, day, level, words);
const ofPhases = () =>
  phaseTable(
    balancesOn(
      parcels,
      phases.map(({ day }) => day),
    ),
    phases,
    comparison,
    1,
    words,
  );

describe('the table of a day', () => {
  it('lists classes in the order of their codes, then the subtotals, the total and what is still to come', () => {
    expect(written(ofDay('2024-12-08', 1))).toEqual([
      ['03', 4, 44.44, null, 1],
      ['07', 3, 33.34, 60, 1],
      ['14', 2, 22.22, 40, 1],
      ['建设用地小计', 5, 55.56, 100, 2],
      ['其他用地小计', 4, 44.44, null, 1],
      ['合计', 9, 100, null, 3],
      ['未实施', 1, null, null, 1],
      ['规划总用地', 10, null, null, 4],
    ]);
  });

  it('goes down to the level asked for; folded classes hide what is below them', () => {
    const { lines } = ofDay('2031-12-08', 3);
    const codes = (some: typeof lines) => some.flatMap(({ code }) => code ?? []);
    expect(codes(lines)).toEqual(['03', '0301', '07', '0701', '070102', '0703', '14', '1401']);
    expect(lines.filter(({ hasBelow }) => hasBelow).map(({ code }) => code)).toEqual([
      '03',
      '07',
      '0701',
      '14',
    ]);
    const folded = unfoldedLines(lines, (code) => code !== '07');
    expect(codes(folded)).toEqual(['03', '0301', '07', '14', '1401']);
    expect(codes(unfoldedLines(lines, (code) => code !== '0701'))).not.toContain('070102');
  });

  it('says of each figure of land what it counts', () => {
    const { lines } = ofDay('2024-12-08', 1);
    expect(lines.map(({ cells }) => cells[0]!.counted?.kind ?? null)).toEqual([
      ...['class:03', 'class:07', 'class:14'],
      ...['construction', 'other', 'all', 'remaining', null],
    ]);
  });
});

describe('the table of phases', () => {
  it('has a column for each phase, the change between two of them, and the shares in these', () => {
    expect(written(ofPhases())).toEqual([
      ['03', 4, 4, 0, 44.44, 40],
      ['07', 3, 4, 1, 33.34, 40],
      ['14', 2, 2, 0, 22.22, 20],
      ['建设用地小计', 5, 6, 1, 55.56, 60],
      ['其他用地小计', 4, 4, 0, 44.44, 40],
      ['合计', 9, 10, 1, 100, 100],
      ['未实施', 1, 0, -1, null, null],
      ['规划总用地', 10, 10, 0, null, null],
    ]);
  });

  it('counts each figure on the day of its column', () => {
    const { cells } = ofPhases().lines[1]!;
    expect(cells.slice(0, 2).map(({ counted }) => counted)).toEqual([
      { kind: 'class:07', day: '2024-12-08' },
      { kind: 'class:07', day: '2031-12-08' },
    ]);
  });
});

describe('the table as text', () => {
  const headings = { code: '代码', name: '名称' };

  it('is parted by tabs for the clipboard, with figures that a spreadsheet reads as numbers', () => {
    const [head, first] = tabSeparated(ofDay('2024-12-08', 1), headings).split('\n');
    expect(head).toBe('代码\t名称\t面积（公顷）\t占总用地（%）\t占建设用地（%）\t地块数');
    expect(first).toBe('03\t林地\t4.00\t44.44\t\t1');
  });

  it('is CSV with the mark of UTF-8 for a file, and quotes what holds a comma', () => {
    const table = ofDay('2024-12-08', 1);
    const odd = { ...table, lines: [{ ...table.lines[0]!, name: 'Housing, "green"' }] };
    const text = commaSeparated(odd, headings);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.split('\r\n')[1]).toBe('03,"Housing, ""green""",4.00,44.44,,1');
  });
});
