import { describe, expect, it } from 'vitest';
import { ExportJob, type JobResult } from '../../../../client/panels/export/export-job.svelte.ts';
import { deferred, gone } from '../../helpers/fakes.ts';

const result: JobResult = { name: 'taixin.pdf', bytes: 10, missing: [], isIncomplete: false };
const begun = { step: 'reading', share: 0 } as const;

describe('an export', () => {
  it('tells how far it is, and what came out', async () => {
    const job = new ExportJob();
    const { promise, resolve } = deferred<JobResult>();
    const running = job.run(begun, (_signal, report) => {
      report({ step: 'drawing', share: null });
      return promise;
    });
    expect(job.state).toEqual({ kind: 'running', progress: { step: 'drawing', share: null } });
    resolve(result);
    await running;
    expect(job.state).toEqual({ kind: 'done', result });
  });

  it('can be called off, and says nothing more after that', async () => {
    const job = new ExportJob();
    const { promise, resolve } = deferred<JobResult>();
    let reason: AbortSignal | null = null;
    const running = job.run(begun, (signal) => {
      reason = signal;
      return promise;
    });
    job.cancel();
    expect(reason!.aborted).toBe(true);
    expect(job.state.kind).toBe('cancelled');
    resolve(result);
    await running;
    expect(job.state.kind).toBe('cancelled');
  });

  it('says whether it was the plan that could not be read', async () => {
    const job = new ExportJob();
    await job.run(begun, () => Promise.reject(gone));
    expect(job.state).toEqual({ kind: 'failed', isUnread: true });
  });

  it('runs one at a time', async () => {
    const job = new ExportJob();
    const { promise, resolve } = deferred<JobResult>();
    const running = job.run(begun, () => promise);
    await job.run(begun, () => Promise.reject(new Error('a second one')));
    expect(job.isRunning).toBe(true);
    resolve(result);
    await running;
  });
});
