/** The thread in which a workbook is written: thousands of rows take seconds, in which nobody else may wait. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from './comparison-query.ts';
import type { ScenarioComparison } from './scenario-comparison.ts';
import { writeWorkbook } from './workbook.ts';

/** What the thread is started with; it answers with the bytes of the workbook. */
export interface WorkbookWorkerData {
  comparison: ScenarioComparison;
  language: Language;
}

const { comparison, language } = workerData as WorkbookWorkerData;
const bytes = new Uint8Array(await writeWorkbook(comparison, language));
parentPort!.postMessage(bytes, [bytes.buffer]);
