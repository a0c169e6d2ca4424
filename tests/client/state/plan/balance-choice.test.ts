import { describe, expect, it, vi } from 'vitest';
import { plainQuestion } from '../../../../client/state/address/balance-address.ts';
import { BalanceChoice } from '../../../../client/state/plan/balance-choice.svelte.ts';

const days = ['2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'];

describe('BalanceChoice', () => {
  it('compares what is planned by the middle phase with the last, until others are chosen', () => {
    const choice = new BalanceChoice(plainQuestion, () => undefined);
    expect(choice.comparison(days)).toEqual({ from: '2024-12-08', to: '2031-12-08' });
    choice.compare('2022-12-08', '2026-12-08');
    expect(choice.comparison(days)).toEqual({ from: '2022-12-08', to: '2026-12-08' });
    expect(choice.comparison(['2030-01-01'])).toEqual({ from: '2030-01-01', to: '2030-01-01' });
    expect(choice.comparison([])).toBeNull();
  });

  it('knows the scope that was chosen by what it is, not by the object', () => {
    const choice = new BalanceChoice(plainQuestion, () => undefined);
    expect(choice.isScope({ kind: 'whole' })).toBe(true);
    choice.countIn({ kind: 'area', ref: { collection: 'cluster', id: 'town' } });
    expect(choice.isScope({ kind: 'area', ref: { collection: 'cluster', id: 'town' } })).toBe(true);
    expect(choice.isScope({ kind: 'area', ref: { collection: 'cluster', id: 'axis' } })).toBe(false);
    expect(choice.isScope({ kind: 'view' })).toBe(false);
  });

  it('folds and unfolds a class; another level shows all again', () => {
    const choice = new BalanceChoice(plainQuestion, () => undefined);
    choice.showLevel(2);
    choice.fold('07');
    expect(choice.isUnfolded('07')).toBe(false);
    choice.fold('07');
    expect(choice.isUnfolded('07')).toBe(true);
    choice.fold('07');
    choice.showLevel(3);
    expect(choice.isUnfolded('07')).toBe(true);
  });

  it('tells of what is asked otherwise, and not of what an address brings back', () => {
    const onChange = vi.fn();
    const choice = new BalanceChoice(plainQuestion, onChange);
    choice.countIn({ kind: 'view' });
    choice.showLevel(2);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(choice.question).toEqual({ ...plainQuestion, scope: { kind: 'view' }, level: 2 });
    choice.restore(plainQuestion);
    expect(choice.scope.kind).toBe('whole');
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
