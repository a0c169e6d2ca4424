import { describe, expect, it } from 'vitest';
import { Turns, waitingLimits, type Purpose } from '../../../../server/database/embedded/turns.ts';
import { DatabaseBusyError, DatabaseUnavailableError } from '../../../../server/database/errors.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Takes turns one after another and notes in which order they came. */
function queue(turns: Turns) {
  const order: string[] = [];
  const ask = (name: string, purpose: Purpose) =>
    turns.take(purpose).then((end) => {
      order.push(name);
      end();
    });
  return { order, ask };
}

describe('turns at the engine', () => {
  it('are one at a time', async () => {
    const turns = new Turns();
    const end = await turns.take('tiles');
    let isNext = false;
    const next = turns.take('tiles').then((endNext) => {
      isNext = true;
      return endNext;
    });
    await settle();
    expect(isNext).toBe(false);
    end();
    // ending twice gives nobody a second turn
    end();
    (await next)();
    expect(isNext).toBe(true);
  });

  it('go to tiles before pages of features, and pages are not forgotten', async () => {
    const turns = new Turns();
    const { order, ask } = queue(turns);
    const end = await turns.take('jobs');
    const asked = [
      ask('page', 'reads'),
      ...Array.from({ length: 8 }, (_, at) => ask(`tile ${at}`, 'tiles')),
      ask('query', 'queries'),
    ];
    end();
    await Promise.all(asked);
    expect(order.indexOf('tile 0')).toBe(0);
    expect(order.indexOf('page')).toBeGreaterThan(0);
    expect(order.indexOf('page')).toBeLessThan(5);
    expect(order.filter((name) => name.startsWith('tile'))).toEqual(
      Array.from({ length: 8 }, (_, at) => `tile ${at}`),
    );
  });

  it('are refused at once to whom comes when too many wait', async () => {
    const turns = new Turns();
    const end = await turns.take('reads');
    const waiting = Array.from({ length: waitingLimits.reads.count }, () => turns.take('reads'));
    await expect(turns.take('reads')).rejects.toBeInstanceOf(DatabaseBusyError);
    // others have their own places
    const tile = turns.take('tiles');
    end();
    (await tile)();
    for (const turn of waiting) (await turn)();
  });

  it('are refused to whom has waited too long', async () => {
    const turns = new Turns({ ...waitingLimits, reads: { count: 5, milliseconds: 20 } });
    const end = await turns.take('reads');
    await expect(turns.take('reads')).rejects.toBeInstanceOf(DatabaseBusyError);
    end();
    (await turns.take('reads'))();
  });

  it('are refused to all who wait when the database is closed', async () => {
    const turns = new Turns();
    await turns.take('tiles');
    const waiting = [turns.take('tiles'), turns.take('jobs')];
    const gone = new DatabaseUnavailableError('the database is being closed');
    turns.refuse(gone);
    for (const turn of waiting) await expect(turn).rejects.toBe(gone);
  });
});
