import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { checkPlan, type CheckedPlan } from '#domain/plan-check/check-plan.ts';
import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import { planFault, type PlanFault } from '#domain/plan-check/plan-fault.ts';
import { visible } from '#domain/plan-check/shown.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import { readPlanFolder } from '../server/plans/plan-folder.ts';

export type Language = keyof BilingualText;

/** The most that is printed of one file: who has made one mistake throughout has seen enough. */
const mostOfFile = 50;

/**
 * The plan of a folder with all that is wrong with it. Of a folder with links that lead out of it nothing is read: what
 * they lead to is no part of the plan. Throws a sentence where the folder itself can't be read.
 */
export async function checkPlanFolder(folder: string): Promise<CheckedPlan> {
  const outside = await findLinksOutside(folder);
  if (outside.length > 0)
    return { plan: null, faults: outside.map((file) => planFault({ code: 'link-outside', file })) };
  return checkPlan(await readPlanFolder(folder));
}

/** Names of the symbolic links in a folder that lead out of it; none of a folder that can't be read. */
async function findLinksOutside(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const links = entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
  if (links.length === 0) return [];
  const within = await realpath(folder);
  const outside: string[] = [];
  for (const name of links.sort()) {
    // a link that leads nowhere is told as a file that can't be read
    const target = await realpath(join(folder, name)).catch(() => null);
    if (target !== null && !isWithin(within, target)) outside.push(name);
  }
  return outside;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith('../') && !way.startsWith('..\\');
}

/**
 * Faults as lines for people: grouped by file, each a sentence in every language asked for, and at the end a count in
 * each.
 */
export function reportFaults(faults: readonly PlanFault[], languages: readonly Language[]): string[] {
  return [...listFaults(faults, languages), ...languages.map((language) => countFaults(faults, language))];
}

/** The lines of a report without its count. */
export function listFaults(faults: readonly PlanFault[], languages: readonly Language[]): string[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  return files.flatMap((file) => {
    const own = faults.filter((fault) => fault.file === file);
    const told = own
      .slice(0, mostOfFile)
      .flatMap((fault) =>
        languages.map((language) => `  ${mark(fault, language)} ${describePlanFault(fault, language)}`),
      );
    const left = own.length - mostOfFile;
    return [
      visible(file),
      ...told,
      ...(left > 0 ? languages.map((language) => `  ${more(left, language)}`) : []),
      '',
    ];
  });
}

/** How many errors and warnings there are. */
export function countFaults(faults: readonly PlanFault[], language: Language): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  if (language === 'zh') return `${errors} 个错误，${warnings} 个警告`;
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
}

function mark({ severity }: PlanFault, language: Language): string {
  if (language === 'zh') return severity === 'error' ? '错误' : '警告';
  return severity;
}

function more(left: number, language: Language): string {
  return language === 'zh'
    ? `还有 ${left} 条，此处从略；plan:check 的 --json 列出全部`
    : `and ${left} more; --json of plan:check lists them all`;
}
