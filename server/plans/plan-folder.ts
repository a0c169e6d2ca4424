import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlanFile } from '#domain/plan-check/file-names.ts';
import { planLimits, type FileProblem, type PlanFile } from '#domain/plan-check/plan-file.ts';
import { PlanRefusal } from './plan-refusal.ts';

/** Entries of a folder beyond which it is no folder of a plan. */
const mostEntries = 1_000;

/**
 * The entries of a plan's folder for `checkPlan`, by name: texts, or why there is none. Of what is no file of a plan only
 * the name is told, without a text: it may be large, or never end. Throws a PlanRefusal where the folder itself can't be read.
 */
export async function readPlanFolder(folder: string): Promise<PlanFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    const code = codeOf(error);
    throw new PlanRefusal(
      {
        zh: `${folder} 无法读取（${code}）；请给出一个规划的文件夹。`,
        en: `${folder} can't be read (${code}); name the folder of a plan.`,
      },
      { cause: error },
    );
  });
  if (names.length > mostEntries) {
    throw new PlanRefusal({
      zh: `${folder} 中有 ${names.length} 个文件；请给出一个规划的文件夹，其中约有十余个文件。`,
      en: `${folder} holds ${names.length} files; name the folder of a plan, which holds a dozen.`,
    });
  }
  const files: PlanFile[] = [];
  for (const name of names.sort()) {
    const content = isPlanFile(name) ? await readContent(join(folder, name)) : { text: '' };
    files.push({ name, content });
  }
  return files;
}

async function readContent(path: string): Promise<PlanFile['content']> {
  try {
    const found = await stat(path);
    // what is no plain file, such as a pipe, might never end
    if (!found.isFile()) return { problem: { kind: 'no-file' } };
    const { fileBytes } = planLimits;
    if (found.size > fileBytes)
      return { problem: { kind: 'too-large', bytes: found.size, limit: fileBytes } };
    return decode(await readFile(path));
  } catch (error) {
    return { problem: { kind: 'unreadable', reason: codeOf(error) } };
  }
}

function decode(bytes: Buffer): { text: string } | { problem: FileProblem } {
  const text = tryDecode('utf-8', bytes);
  return text === null ? { problem: { kind: 'not-utf8', encoding: guessEncoding(bytes) } } : { text };
}

/** The text with its byte order mark, or null where the bytes are not of the encoding. */
function tryDecode(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What bytes that are no UTF-8 seem to be: UTF-16 or UTF-32 by its mark, GBK where they make Chinese of it. */
function guessEncoding(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 4).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') return 'UTF-32';
  if (/^(fffe|feff)/.test(mark)) return 'UTF-16';
  return /\p{Script=Han}/u.test(tryDecode('gb18030', bytes) ?? '') ? 'GBK' : null;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
