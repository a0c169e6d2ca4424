import { describe, expect, it } from 'vitest';
import { BalanceChoice } from '../../../client/state/balance-choice.svelte.ts';

const days = ['2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'];

describe('BalanceChoice', () => {
  it('compares what is planned by the middle phase with the last, until others are chosen', () => {
    const choice = new BalanceChoice();
    expect(choice.comparison(days)).toEqual({ from: '2024-12-08', to: '2031-12-08' });
    choice.compareFrom('2022-12-08');
    choice.compareTo('2026-12-08');
    expect(choice.comparison(days)).toEqual({ from: '2022-12-08', to: '2026-12-08' });
    expect(choice.comparison(['2030-01-01'])).toEqual({ from: '2030-01-01', to: '2030-01-01' });
    expect(choice.comparison([])).toBeNull();
  });

  it('knows the scope that was chosen by what it is, not by the object', () => {
    const choice = new BalanceChoice();
    expect(choice.isScope({ kind: 'whole' })).toBe(true);
    choice.countIn({ kind: 'area', ref: { collection: 'cluster', id: 'town' } });
    expect(choice.isScope({ kind: 'area', ref: { collection: 'cluster', id: 'town' } })).toBe(true);
    expect(choice.isScope({ kind: 'area', ref: { collection: 'cluster', id: 'axis' } })).toBe(false);
    expect(choice.isScope({ kind: 'view' })).toBe(false);
  });

  it('folds and unfolds a class; another level shows all again', () => {
    const choice = new BalanceChoice();
    choice.showLevel(2);
    choice.fold('07');
    expect(choice.isUnfolded('07')).toBe(false);
    choice.fold('07');
    expect(choice.isUnfolded('07')).toBe(true);
    choice.fold('07');
    choice.showLevel(3);
    expect(choice.isUnfolded('07')).toBe(true);
  });
});
