/** Why the database gave no answer, in the words that the error handler and the operator need. */
export type DatabaseFault = 'busy' | 'timeout' | 'unavailable' | 'out-of-space' | 'conflict' | 'other';

const faultBySqlState: Record<string, DatabaseFault> = {
  '57014': 'timeout',
  '55P03': 'timeout',
  '53100': 'out-of-space',
  '53200': 'unavailable',
  '53300': 'busy',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '40001': 'conflict',
  '40P01': 'conflict',
  '23505': 'conflict',
};

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);

/** The embedded engine was ended because a query overran its limit; nothing of that query was kept. */
export class QueryTimeoutError extends Error {
  override name = 'QueryTimeoutError';
  readonly code = '57014';
  constructor(limitMilliseconds: number) {
    super(`the query ran longer than ${limitMilliseconds} ms and was ended`);
  }
}

/** The embedded engine stopped or is being reopened; what was in flight has not been committed. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
  readonly code = '57P01';
}

/** Too many wait for the database already, or it was waited for too long; the query has not begun. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
  readonly code = '53300';

  constructor() {
    super('too many wait for the database');
  }
}

/** True for what the driver says when a query was not answered in time: by a server that is frozen, or out of reach. */
export function isUnanswered(error: Error): boolean {
  return error.message === 'Query read timeout';
}

/** Sort an error of a query by what it means for the person who asked. */
export function classifyDatabaseError(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const known = faultBySqlState[code];
  if (known) return known;
  if (code.startsWith('08') || networkCodes.has(code)) return 'unavailable';
  // of pg-pool: all connections are in use, or the server does not answer; trying again is all there is to do
  if (error.message.includes('timeout exceeded when trying to connect')) return 'busy';
  if (isUnanswered(error)) return 'unavailable';
  if (/Connection terminated|Client has encountered a connection error/.test(error.message)) {
    return 'unavailable';
  }
  return /^[0-9A-Z]{5}$/.test(code) ? 'other' : null;
}
