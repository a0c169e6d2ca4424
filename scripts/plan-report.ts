import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import type { PlanFault } from '#domain/plan-check/plan-fault.ts';
import type { BilingualText } from '#domain/collections/definition.ts';

export type Language = keyof BilingualText;

/** The most that is printed of one file: who has made one mistake throughout has seen enough. */
const mostOfFile = 50;

/** Faults as lines for people: grouped by file, each a sentence, the last line a count. */
export function reportFaults(faults: readonly PlanFault[], language: Language): string[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  const lines = files.flatMap((file) => {
    const own = faults.filter((fault) => fault.file === file);
    const told = own
      .slice(0, mostOfFile)
      .map((fault) => `  ${mark(fault, language)} ${describePlanFault(fault, language)}`);
    const left = own.length - told.length;
    return [file, ...told, ...(left > 0 ? [`  ${more(left, language)}`] : []), ''];
  });
  return [...lines, countFaults(faults, language)];
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
    ? `还有 ${left} 条，此处从略；--json 列出全部`
    : `and ${left} more; --json lists them all`;
}
