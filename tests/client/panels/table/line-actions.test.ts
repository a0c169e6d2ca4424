import { describe, expect, it } from 'vitest';
import { LineActions } from '../../../../client/panels/table/line-actions.ts';
import { TableState } from '../../../../client/panels/table/table-state.svelte.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { fakeMemory } from '../../helpers/fakes.ts';
import { fakeBreather, parcelRow } from './rows.ts';

async function open() {
  const rows = ['a', 'b', 'c', 'd'].map((id) => parcelRow(id));
  const table = new TableState(findCollection('zone')!, {
    memory: fakeMemory(),
    language: () => 'zh',
    rows: () => rows,
    day: () => null,
    bounds: () => null,
    breather: fakeBreather,
  });
  await table.arrange();
  const asked: string[] = [];
  const note = (what: string) => (ref: { id: string }) => {
    asked.push(`${what} ${ref.id}`);
    return Promise.resolve();
  };
  const guide = { select: note('select'), visit: note('visit') };
  return { table, asked, actions: new LineActions(guide, 'zone', table, table.table!) };
}

describe('LineActions', () => {
  it('selects the feature of a line, or goes to it', async () => {
    const { actions, asked } = await open();
    actions.select(0);
    await actions.visit(1);
    expect(asked).toEqual(['select a', 'visit b']);
  });

  it('does nothing on a line that is none', async () => {
    const { actions, asked, table } = await open();
    actions.select(-1);
    actions.markLine(4);
    await actions.visit(9);
    expect(asked).toEqual([]);
    expect(table.marked.size).toBe(0);
  });

  it('marks through from the last line that was marked alone, up or down', async () => {
    const { actions, table } = await open();
    actions.markLine(2);
    actions.markThrough(0);
    expect([...table.marked]).toEqual(['a', 'b', 'c']);
    actions.markThrough(3);
    expect([...table.marked]).toEqual(['c', 'd']);
  });

  it('marks on from the line where one stands', async () => {
    const { actions, table } = await open();
    actions.markOn(1, 2);
    actions.markOn(2, 3);
    expect([...table.marked]).toEqual(['b', 'c', 'd']);
  });

  it('lets go of what is marked when a line is chosen alone', async () => {
    const { actions, table, asked } = await open();
    actions.markAll();
    expect(table.marked.size).toBe(4);
    actions.choose(0);
    expect([...table.marked]).toEqual([]);
    expect(asked).toEqual(['select a']);
  });
});
