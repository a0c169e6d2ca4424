import type { BalanceLevel } from '#domain/balance/balance-parts.ts';
import { isDay } from '#domain/time/day.ts';
import type { FeatureRef } from '../../api/types.ts';
import { formatFeatureRef, parseFeatureRef } from './feature-address.ts';

/** Of which land the balance is: all of it, what is in view, or a boundary or cluster. */
export type BalanceScope = { kind: 'whole' } | { kind: 'view' } | { kind: 'area'; ref: FeatureRef };

/** Of which days: the one that the map shows, or every phase. */
export type BalanceTime = 'day' | 'phases';

/** What the land balance is asked for. */
export interface BalanceQuestion {
  readonly scope: BalanceScope;
  readonly level: BalanceLevel;
  readonly time: BalanceTime;
  /** Days of two phases that are set against each other; null until somebody chose. */
  readonly from: string | null;
  readonly to: string | null;
}

export const plainQuestion: BalanceQuestion = {
  scope: { kind: 'whole' },
  level: 1,
  time: 'day',
  from: null,
  to: null,
};

/** Parameters of the query string that say what the balance is asked for. */
export const balanceParameters = ['land', 'level', 'phases'] as const;

type Written = Readonly<Record<(typeof balanceParameters)[number], string | null>>;

/** Read `land=view`, `level=2`, `phases=2024-12-08..2031-12-08`. What can't be read counts as not said. */
export function parseBalance(query: URLSearchParams): BalanceQuestion {
  const level = Number(query.get('level'));
  const phases = query.get('phases');
  const [from = '', to = ''] = (phases ?? '').split('..');
  const isPair = isDay(from) && isDay(to);
  return {
    scope: parseScope(query.get('land')),
    level: level === 2 || level === 3 ? level : 1,
    time: phases === 'all' || isPair ? 'phases' : 'day',
    from: isPair ? from : null,
    to: isPair ? to : null,
  };
}

/** The parameters of a question; null for what is as it is by itself. */
export function formatBalance({ scope, level, time, from, to }: BalanceQuestion): Written {
  return {
    land: scope.kind === 'area' ? formatFeatureRef(scope.ref) : nullIf(scope.kind, 'whole'),
    level: nullIf(String(level), '1'),
    phases: time === 'day' ? null : from !== null && to !== null ? `${from}..${to}` : 'all',
  };
}

function parseScope(text: string | null): BalanceScope {
  if (text === 'view') return { kind: 'view' };
  const ref = parseFeatureRef(text);
  return ref ? { kind: 'area', ref } : plainQuestion.scope;
}

function nullIf(text: string, plain: string): string | null {
  return text === plain ? null : text;
}
