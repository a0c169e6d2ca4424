import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectFolder } from './project.ts';

/** One of `scripts/` run to its end in a process of its own: what it said, and its exit code. */
export async function runScript(
  script: string,
  parameters: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ output: string; errors: string; code: number | null }> {
  const program = join(projectFolder, `scripts/${script}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...parameters], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, code };
}
