import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { ensureBuild } from '../../scripts/build.mjs';
import { projectFolder } from './project.ts';

const readyPattern = /^Dayu is ready at (http:\/\/\S+)$/;

/** The built server in a process of its own, as `npm start` runs it. */
export class ServerProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  #said = '';

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
    // read to the end: a full pipe would hold it up
    child.stdout?.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
  }

  /** The link that a first start prints once it is ready. */
  async firstLink(): Promise<string> {
    for (;;) {
      const link = /http:\S+#link=\S+/.exec(this.#said)?.[0];
      if (link) return link;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Build if need be, start, and wait until it is ready. Throws with what it said when it ends instead. */
  static async start(environment: NodeJS.ProcessEnv): Promise<ServerProcess> {
    await ensureBuild();
    const child = spawn(process.execPath, [join(projectFolder, 'dist/server/server.js')], {
      env: { ...process.env, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      said += `${line}\n`;
      const address = readyPattern.exec(line)?.[1];
      if (!address) continue;
      return new ServerProcess(child, address);
    }
    throw new Error(`the server did not start: ${said}`);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** End it as a power cut would: it can do nothing about it. */
  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  /** Tell it to stop, and wait until it has; returns its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    return this.#child.exitCode;
  }
}
