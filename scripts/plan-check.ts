/**
 * `npm run plan:check -- DIR`: everything that is wrong with the files of a plan, in sentences. `--lang en` tells it in
 * English, `--json` for programs. Ends with 0 when the plan can be loaded, with 1 when not.
 */
import { parseArgs } from 'node:util';
import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import { isLoadable } from '#domain/plan-check/plan-fault.ts';
import { checkPlanFolder, reportFaults, type Language } from './plan-report.ts';

const usage = 'Usage: npm run plan:check -- DIR [--lang zh|en] [--json]';

/** What the command line asks for, or null where it can't be understood. */
function readCommand(): { folder: string; language: Language; asJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { lang: { type: 'string', default: 'zh' }, json: { type: 'boolean', default: false } },
    });
    const [folder, ...rest] = positionals;
    const { lang, json } = values;
    if (!folder || rest.length > 0 || (lang !== 'zh' && lang !== 'en')) return null;
    return { folder, language: lang, asJson: json };
  } catch {
    return null;
  }
}

const command = readCommand();
if (!command) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const { faults } = await checkPlanFolder(command.folder);
    if (command.asJson) {
      const told = faults.map((fault) => ({
        ...fault,
        sentence: describePlanFault(fault, command.language),
      }));
      console.log(JSON.stringify(told, null, 2));
    } else {
      console.log(reportFaults(faults, [command.language]).join('\n'));
    }
    process.exitCode = isLoadable(faults) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
