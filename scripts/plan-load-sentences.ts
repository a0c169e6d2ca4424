/** What `npm run plan:load` says, in both languages: of each sentence the Chinese line, then the English one. */
import type { BilingualText } from '#domain/collections/definition.ts';
import type { PlanFault } from '#domain/plan-check/plan-fault.ts';
import { ConfigError } from '../server/config-error.ts';
import { HomeError } from '../server/database/embedded/home-error.ts';
import { HomeLockedError } from '../server/database/embedded/lock.ts';
import { NoAnswerError } from '../server/database/open-database.ts';
import { PlanRefusal } from '../server/plans/plan-refusal.ts';
import type { PlanUpdate } from '../server/plans/update-plan.ts';
import { countFaults } from './plan-report.ts';

/** Where a plan is now: its id, and the database in words of each language. */
export interface LoadedPlan {
  id: string;
  database: BilingualText;
}

/** A plan has come into the database. */
export function describeLoaded({ id, database }: LoadedPlan, features: number): string[] {
  return [
    `规划「${id}」已导入，共 ${features} 个要素。数据库：${database.zh}。地址：/?plan=${id}`,
    `«${id}» loaded into ${database.en}: ${count(features, 'feature')}. It is at /?plan=${id}`,
  ];
}

/** It is the only plan there. */
export function describeAlone(): string[] {
  return [
    '数据库中只有这一个规划；npm start 只在数据库中没有规划时才导入自带的规划。',
    'It is the only plan in the database; npm start adds its own only to one that has none.',
  ];
}

/** A plan is now as its files say, or was so already. */
export function describeUpdated(
  { id, database }: LoadedPlan,
  { created, updated, deleted, overwritten, isDocumentChanged }: PlanUpdate,
): string[] {
  const changed = created + updated + deleted;
  if (changed === 0 && !isDocumentChanged) {
    return [
      `规划「${id}」与文件一致，未作改动。数据库：${database.zh}`,
      `«${id}» is as the files say already, and nothing was changed in ${database.en}.`,
    ];
  }
  return [
    `规划「${id}」已更新：新增 ${created} 个要素，修改 ${updated} 个，删除 ${deleted} 个；plan.json 的内容${isDocumentChanged ? '已更新' : '无变化'}。数据库：${database.zh}。地址：/?plan=${id}`,
    `«${id}» updated in ${database.en}: ${count(created, 'feature')} created, ${updated} updated, ${deleted} deleted; what plan.json says is ${isDocumentChanged ? 'updated' : 'unchanged'}. It is at /?plan=${id}`,
    ...(overwritten > 0 ? describeOverwritten(overwritten) : []),
  ];
}

function describeOverwritten(features: number): string[] {
  return [
    `其中 ${features} 个要素在上次导入之后曾由他人修改，现已以文件为准。`,
    `Of these, ${count(features, 'feature')} had been changed by others since the files were loaded last, and are now as the files say.`,
  ];
}

/** Servers are told of changesets of their own only. */

/** The files of a folder are not good enough to be loaded. */
export function refuseFaulty(folder: string, faults: readonly PlanFault[]): PlanRefusal {
  return new PlanRefusal({
    zh: `${folder} 未导入：${countFaults(faults, 'zh')}`,
    en: `${folder} was not loaded: ${countFaults(faults, 'en')}`,
  });
}

/** Why nothing came of the command. */
export function explainFailure(error: unknown): string[] {
  if (error instanceof PlanRefusal) return [error.sentence.zh, error.sentence.en];
  return [inChinese(error), error instanceof Error ? error.message : String(error)];
}

/** What other commands say too, and only in English. */
function inChinese(error: unknown): string {
  if (error instanceof HomeLockedError)
    return '内置数据库正由另一个进程使用（见下一行），规划未导入。请先停止该进程，或将 DAYU_HOME 设为其他文件夹。';
  if (error instanceof HomeError)
    return '内置数据库的文件夹无法使用（原因见下一行），规划未导入。可将 DAYU_HOME 设为其他文件夹。';
  if (error instanceof NoAnswerError)
    return 'DATABASE_URL 所指的 PostgreSQL 没有应答（原因见下一行），规划未导入。';
  if (error instanceof ConfigError) return '环境变量的值无法使用（原因见下一行），规划未导入。';
  return '命令没有完成，原因见下一行。';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
