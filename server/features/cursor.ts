import { createHmac, timingSafeEqual } from 'node:crypto';
import { badRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';

/**
 * Where the next page begins: the last id of the page before, sealed together with what was asked for, so that a
 * cursor works for its own list alone.
 */
export class CursorSeal {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The cursor after `id` in the list that `context` describes. */
  seal(id: string, context: string): string {
    return `${Buffer.from(id).toString('base64url')}.${this.#sign(id, context).toString('base64url')}`;
  }

  /** The id in a cursor; throws a Problem (400) when it is not one of ours, or of another list. */
  open(cursor: string, context: string): string {
    const parts = cursor.length <= limits.cursorLength ? cursor.split('.') : [];
    const id = Buffer.from(parts[0] ?? '', 'base64url').toString();
    const given = Buffer.from(parts[1] ?? '', 'base64url');
    const expected = this.#sign(id, context);
    if (parts.length !== 2 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw badRequest('invalid-cursor', 'The cursor does not belong to this list. Begin again without it.');
    }
    return id;
  }

  #sign(id: string, context: string): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([id, context]))
      .digest()
      .subarray(0, 16);
  }
}
