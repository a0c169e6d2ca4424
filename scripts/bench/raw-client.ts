import { connect, type Socket } from 'node:net';

/** What ends the head of an answer. */
const headEnd = '\r\n\r\n';

/**
 * One connection that asks for one thing after another and looks at nothing but lengths. A real client, such as Node's
 * own, takes longer to read an answer than the server to write it, and would measure itself.
 */
export class RawClient {
  readonly #socket: Socket;
  readonly #headers: string;
  readonly #host: string;
  #head: Buffer = Buffer.alloc(0);
  #missing: number | null = null;
  #waiting: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(port: number, headers: Record<string, string> = {}) {
    this.#host = `127.0.0.1:${port}`;
    this.#headers = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true);
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  /** Ask for a path and wait for the whole answer, which must be 200 with a Content-Length. */
  get(path: string): Promise<void> {
    return this.#send(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${this.#headers}\r\n`);
  }

  /** Send JSON to a path and wait for the whole answer, which must be 201 with a Content-Length. */
  post(path: string, json: string): Promise<void> {
    const own = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n`;
    return this.#send(`POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${own}${this.#headers}\r\n${json}`);
  }

  #send(request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#missing === null) {
      this.#head = this.#head.length > 0 ? Buffer.concat([this.#head, chunk]) : chunk;
      const end = this.#head.indexOf(headEnd);
      if (end < 0) return;
      const head = this.#head.toString('latin1', 0, end);
      const length = /^content-length: (\d+)$/im.exec(head)?.[1];
      if (!/^HTTP\/1\.1 20[01] /.test(head) || length === undefined) {
        this.#waiting?.reject(new Error(`not an answer to measure: ${head}`));
        return;
      }
      this.#missing = Number(length) - (this.#head.length - end - headEnd.length);
      this.#head = Buffer.alloc(0);
    } else {
      this.#missing -= chunk.length;
    }
    if (this.#missing > 0) return;
    this.#missing = null;
    this.#waiting?.resolve();
  }
}

/** Answers per second that `connections` get in `seconds`, each asking again as soon as it has its answer. */
export async function load(
  port: number,
  path: string,
  headers: Record<string, string>,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new RawClient(port, headers));
  const start = performance.now();
  const end = start + seconds * 1_000;
  let answers = 0;
  try {
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < end) {
          await client.get(path);
          answers += 1;
        }
      }),
    );
    return answers / ((performance.now() - start) / 1_000);
  } finally {
    for (const client of clients) client.close();
  }
}
