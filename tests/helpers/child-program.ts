import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChildEvent } from './programs/tell.ts';
import { projectFolder } from './project.ts';

/** A child process that runs one of `helpers/programs` and tells events. */
export class ChildProgram {
  readonly #child: ChildProcess;
  readonly #events: ChildEvent[] = [];
  #heard: () => void = () => undefined;
  #isSilent = false;
  #errors = '';

  /** `wrapper` is a command that runs the command it is given, such as one of small-file-system.ts. */
  constructor(program: string, parameters: string[], wrapper: string[] = []) {
    const script = join(projectFolder, 'tests/helpers/programs', `${program}.ts`);
    const [command = '', ...rest] = [...wrapper, process.execPath, '--import', 'tsx', script, ...parameters];
    this.#child = spawn(command, rest, { cwd: projectFolder, stdio: ['pipe', 'pipe', 'pipe'] });
    const lines = createInterface({ input: this.#child.stdout! });
    lines.on('line', (line) => {
      this.#events.push(JSON.parse(line) as ChildEvent);
      this.#heard();
    });
    lines.on('close', () => {
      this.#isSilent = true;
      this.#heard();
    });
    this.#child.stderr!.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
  }

  /** Everything told so far. */
  get events(): readonly ChildEvent[] {
    return this.#events;
  }

  /** Wait for the first event of a kind; throws with what was told when the process ends without it. */
  async waitFor<Kind extends ChildEvent['event']>(kind: Kind): Promise<Extract<ChildEvent, { event: Kind }>> {
    for (;;) {
      const found = this.#events.find(({ event }) => event === kind);
      if (found) return found as Extract<ChildEvent, { event: Kind }>;
      if (this.#isSilent) throw new Error(`no «${kind}» but ${JSON.stringify(this.#events)} ${this.#errors}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  /** End the process as a power cut would: it can do nothing about it. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
      await once(this.#child, 'exit');
    }
    while (!this.#isSilent) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  /** Ask it to end in order, and wait until it has. */
  async end(): Promise<number | null> {
    this.#child.stdin!.end();
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }
}
