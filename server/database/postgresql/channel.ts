import pg from 'pg';

/** A connection of its own that hears what others tell through the database. */
export interface Channel {
  /** Resolves with the rows; rejects when the connection is gone. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export interface ChannelListeners {
  notice(channel: string, payload: string): void;
  /** The connection is gone; called once. */
  end(): void;
}

/** How long a channel may ask nothing before it is ended, ms: one that is well asks something each second. */
const longestSilence = 5_000;

/** Open a channel and listen on names. Rejects when the database does not answer. */
export async function openChannel(
  url: string,
  names: readonly string[],
  listeners: ChannelListeners,
): Promise<Channel> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 10_000,
    // a server that is frozen, or a network that swallows all, is noticed by a query that is not answered
    query_timeout: 15_000,
    keepAlive: true,
    application_name: 'dayu channel',
  });
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    listeners.end();
  };
  client.on('error', end);
  client.on('end', end);
  client.on('notification', ({ channel, payload = '' }) => listeners.notice(channel, payload));
  await client.connect();
  await endWhenSilent(client);
  for (const name of names) await client.query(`listen ${name}`);
  return {
    query: async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows,
    close: () => client.end(),
  };
}

/**
 * A program that is frozen, or cut off without a word, must not go on holding the lock of the notifier: the database ends
 * a channel that asks nothing for some seconds. One before PostgreSQL 14 knows no such setting, and waits for TCP.
 */
async function endWhenSilent(client: pg.Client): Promise<void> {
  const isKnown = `select from pg_settings where name = 'idle_session_timeout'`;
  if ((await client.query(isKnown)).rowCount === 0) return;
  await client.query(`set idle_session_timeout = ${longestSilence}`);
}
