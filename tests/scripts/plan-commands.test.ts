// @vitest-environment node
import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '#domain/collections/registry.ts';
import { reportFaults } from '../../scripts/plan-report.ts';
import { runScript } from '../helpers/run-script.ts';
import { validPlans } from '../helpers/valid-plan.ts';

/** Nobody listens there: a plan that is refused must be so before the database is asked. */
const noDatabase = { DATABASE_URL: 'postgres://127.0.0.1:1/none', DATABASE_READ_URL: '' };

/** Some tests start five processes, one after the other. */
const timeout = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayu-plan-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the good plan, in which a file's text is changed. */
async function spoil(name: string, file: string, change: (text: string) => string | Buffer): Promise<string> {
  const copy = join(folder, name);
  await cp(join(validPlans, 'yunxi'), copy, { recursive: true });
  await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')));
  return copy;
}

describe('npm run plan:new', { timeout }, () => {
  it('writes a folder that the check takes, with every field explained', async () => {
    const plan = join(folder, 'My Zone 一');
    expect(await runScript('plan-new', [plan])).toMatchObject({ errors: '', code: 0 });
    const files = ['README.md', 'plan.json', ...collections.map(({ name }) => `${name}.geojson`)];
    expect((await readdir(plan)).sort()).toEqual(files.sort());
    expect(JSON.parse(await readFile(join(plan, 'plan.json'), 'utf8'))).toMatchObject({ id: 'my-zone' });
    const readme = await readFile(join(plan, 'README.md'), 'utf8');
    for (const { properties } of collections) {
      for (const field of Object.keys(properties.properties)) expect(readme).toContain(`\`${field}\``);
    }
    const checked = await runScript('plan-check', [plan]);
    expect(checked).toMatchObject({ errors: '', code: 0 });
    expect(checked.output).toMatch(/\n0 个错误，5 个警告\n$/);
  });

  it('writes nothing where anything is', async () => {
    const plan = join(folder, 'taken');
    await cp(join(validPlans, 'yunxi'), plan, { recursive: true });
    const before = await readdir(plan);
    const { errors, code } = await runScript('plan-new', [plan]);
    expect(errors).toBe(
      `${plan} holds files already, and nothing was written; name a folder that is not there yet.\n`,
    );
    expect(code).toBe(1);
    expect(await readdir(plan)).toEqual(before);
  });

  it('says in a sentence that the place will not do', async () => {
    const { errors, code } = await runScript('plan-new', ['/dev/null/zone']);
    expect(errors).toMatch(/^\/dev\/null\/zone can't be used \(ENOTDIR\); [^\n]+\n$/);
    expect(code).toBe(1);
  });

  // Node's own recursive mkdir never ends there
  it.runIf(process.platform === 'linux').each(['/proc/zone', '/proc/zone/plan'])(
    'says in a sentence that no folder can be made at %s',
    async (plan) => {
      const { output, errors, code } = await runScript('plan-new', [plan]);
      expect([output, code]).toEqual(['', 1]);
      expect(errors).toBe(
        `${plan} can't be made: /proc takes no new folder (ENOENT); name a folder in one that does.\n`,
      );
    },
  );

  it('makes the folders above the one that is named', async () => {
    const plan = join(folder, 'zones', 'north', 'plan');
    expect(await runScript('plan-new', [plan])).toMatchObject({ errors: '', code: 0 });
    expect(await readdir(plan)).toContain('plan.json');
  });

  it('says in both languages which id the plan has, and how to have another', async () => {
    const { output } = await runScript('plan-new', [join(folder, 'South Zone')]);
    expect(output).toContain('规划标识为 south-zone，用于地址 /?plan=south-zone；如需更改，');
    expect(output).toContain("The plan's id is south-zone; it stands in the address /?plan=south-zone.");
    expect(output).toContain('change id in plan.json before the plan is loaded');
  });

  it('says that a name without Latin letters gives no id, and which one was taken instead', async () => {
    const plan = join(folder, '新区');
    const { output } = await runScript('plan-new', [plan]);
    expect(JSON.parse(await readFile(join(plan, 'plan.json'), 'utf8'))).toMatchObject({ id: 'new-plan' });
    expect(output).toContain('规划标识为 new-plan（文件夹名「新区」中没有可用的字母或数字）');
    expect(output).toContain(
      "The plan's id is new-plan, as the folder's name “新区” has no letter a to z and no digit",
    );
  });

  it('explains ids and limits, and shows a plan that the check takes', async () => {
    const plan = join(folder, 'from-example');
    await runScript('plan-new', [plan]);
    const readme = await readFile(join(plan, 'README.md'), 'utf8');
    expect(readme).toContain(
      'lower-case letters, digits, dots, hyphens and underscores, a letter or digit first',
    );
    expect(readme).toContain('每个文件 64 MiB，全部文件共 100,000 个要素');
    expect(readme).toContain('64 MiB a file, 100,000 features in all files together');
    const examples = [...readme.matchAll(/`([\w-]+\.geojson)`\n\n```json\n([^]+?)```/g)];
    expect(examples.map(([, file]) => file)).toEqual([
      'boundary.geojson',
      'zone.geojson',
      'infrastructure.geojson',
    ]);
    for (const [, file, text] of examples) await writeFile(join(plan, file!), text!);
    const document = await readFile(join(plan, 'plan.json'), 'utf8');
    await writeFile(
      join(plan, 'plan.json'),
      document.replace('"boundary": null', '"boundary": "planned-area"'),
    );
    // the texts of plan.json are still those of the template
    const checked = await runScript('plan-check', [plan]);
    expect(checked).toMatchObject({ errors: '', code: 0 });
    expect(checked.output).not.toContain('.geojson');
    expect(checked.output).toMatch(/\n0 个错误，4 个警告\n$/);
  });

  it('tells how it is used', async () => {
    expect(await runScript('plan-new', [])).toMatchObject({
      errors: 'Usage: npm run plan:new -- DIR\n',
      code: 2,
    });
  });
});

describe('npm run plan:check', { timeout }, () => {
  it('has nothing to say of a good plan', async () => {
    const told = await runScript('plan-check', [join(validPlans, 'yunxi')]);
    expect(told).toEqual({ output: '0 个错误，0 个警告\n', errors: '', code: 0 });
  });

  it('tells what is wrong, by file, in the language asked for, and ends with 1', async () => {
    const plan = await spoil('wrong-code', 'zone.geojson', (text) => text.replace('"0901"', '"0999"'));
    const { output, code } = await runScript('plan-check', [plan, '--lang', 'en']);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^zone\.geojson\n {2}error zone\.geojson, feature yx-03 “邻里中心（示例）”, field mixedUse \(Compatible land use\): “0999” is no code[^\n]+\n\n1 error, 0 warnings\n$/,
    );
    expect((await runScript('plan-check', [plan])).output).toContain('字段 mixedUse（兼容用地）：「0999」');
  });

  it('ends with 0 where there are only warnings', async () => {
    const plan = await spoil('warned', 'place.geojson', (text) => `\uFEFF${text}`);
    const { output, code } = await runScript('plan-check', [plan, '--lang', 'en']);
    expect([output.split('\n').at(-2), code]).toEqual(['0 errors, 1 warning', 0]);
  });

  it('tells a file in GBK from one in UTF-8', async () => {
    // 大盂 in GBK
    const plan = await spoil('gbk', 'place.geojson', () =>
      Buffer.from('7b226e616d65223a22b4f3d3db227d', 'hex'),
    );
    const { output, code } = await runScript('plan-check', [plan, '--lang', 'en']);
    expect(output).toContain('place.geojson: is not in UTF-8 but, it seems, in GBK; save it as UTF-8.');
    expect(code).toBe(1);
  });

  it('follows no link out of the folder, and reads nothing beside one', async () => {
    const plan = await spoil('linked', 'place.geojson', () => 'no JSON');
    const elsewhere = join(folder, 'elsewhere.geojson');
    await rename(join(plan, 'zone.geojson'), elsewhere);
    await symlink(elsewhere, join(plan, 'zone.geojson'));
    await symlink('/etc/hostname', join(plan, 'README.md'));
    const { output, code } = await runScript('plan-check', [plan, '--lang', 'en', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject([
      { code: 'link-outside', severity: 'error', file: 'README.md' },
      {
        code: 'link-outside',
        severity: 'error',
        file: 'zone.geojson',
        sentence: expect.stringMatching(
          /^zone\.geojson: is a link that leads out of the folder; it is not followed/,
        ),
      },
    ]);
    const loaded = await runScript('plan-load', [plan], noDatabase);
    expect(loaded.errors).toContain('zone.geojson：是指向此文件夹之外的链接，不予跟随');
    expect(loaded.code).toBe(1);
  });

  it('follows a link within the folder, and a link to the folder', async () => {
    const plan = await spoil('linked-within', 'place.geojson', (text) => text);
    await rename(join(plan, 'zone.geojson'), join(plan, '.zone-2026'));
    await symlink('.zone-2026', join(plan, 'zone.geojson'));
    await symlink(plan, join(folder, 'link-to-plan'));
    const told = await runScript('plan-check', [join(folder, 'link-to-plan')]);
    expect(told).toEqual({ output: '0 个错误，0 个警告\n', errors: '', code: 0 });
  });

  it('gives programs the same as JSON', async () => {
    const plan = await spoil('for-programs', 'plan.json', (text) =>
      text.replace('"2027-06-01"', '"2024-06-01"'),
    );
    const { output, code } = await runScript('plan-check', [plan, '--json', '--lang', 'en']);
    expect(JSON.parse(output)).toMatchObject([
      {
        code: 'phase-order',
        severity: 'error',
        file: 'plan.json',
        field: 'phases.1.date',
        sentence: expect.stringContaining('2024-06-01'),
      },
    ]);
    expect(code).toBe(1);
  });

  it('says that a folder is not there, and how it is used', async () => {
    const missing = join(folder, 'missing');
    expect(await runScript('plan-check', [missing])).toEqual({
      output: '',
      errors: `${missing} can't be read (ENOENT); name the folder of a plan.\n`,
      code: 1,
    });
    for (const parameters of [[], ['a', 'b'], ['a', '--lang', 'fr'], ['a', '--verbose']]) {
      const { errors, code } = await runScript('plan-check', parameters);
      expect([errors, code]).toEqual(['Usage: npm run plan:check -- DIR [--lang zh|en] [--json]\n', 2]);
    }
  });
});

describe('npm run plan:load', { timeout }, () => {
  it('loads nothing of a plan with errors, and asks no database', async () => {
    const plan = await spoil('not-loaded', 'zone.geojson', (text) => text.replace('"0901"', '"0999"'));
    const { output, errors, code } = await runScript('plan-load', [plan], noDatabase);
    expect([output, code]).toEqual(['', 1]);
    expect(errors).toMatch(
      /^zone\.geojson\n {2}错误 zone\.geojson，[^\n]+「0999」[^\n]+。\n {2}error zone\.geojson, /,
    );
    expect(errors).toContain('“0999” is no code');
    expect(errors.split('\n').slice(-3)).toEqual([
      `${plan} 未导入：1 个错误，0 个警告`,
      `${plan} was not loaded: 1 error, 0 warnings`,
      '',
    ]);
  });

  it('says in both languages that the database does not answer', async () => {
    const { errors, code } = await runScript('plan-load', [join(validPlans, 'yunxi')], noDatabase);
    expect(errors).toMatch(
      /^DATABASE_URL 所指的 PostgreSQL 没有应答[^\n]+\nPostgreSQL at DATABASE_URL does not answer: [^\n]+\n$/,
    );
    expect(code).toBe(1);
  });

  it('says in both languages that there is no such folder, and that a setting will not do', async () => {
    const missing = join(folder, 'missing');
    expect((await runScript('plan-load', [missing], noDatabase)).errors).toBe(
      `${missing} 无法读取（ENOENT）；请给出一个规划的文件夹。\n` +
        `${missing} can't be read (ENOENT); name the folder of a plan.\n`,
    );
    const wrong = await runScript('plan-load', [missing], { DATABASE_URL: 'mysql://nowhere' });
    expect(wrong.errors).toMatch(/^环境变量的值无法使用[^\n]+\nDATABASE_URL must be an address [^\n]+\n$/);
  });

  it('tells how it is used', async () => {
    for (const parameters of [['--update'], ['a', '--replace']]) {
      const { errors, code } = await runScript('plan-load', parameters, noDatabase);
      expect([errors, code]).toEqual(['Usage: npm run plan:load -- DIR [--update]\n', 2]);
    }
  });
});

describe('the report', () => {
  it('is not longer than anyone reads', () => {
    const fault = { code: 'heights', severity: 'warning', file: 'zone.geojson', feature: 'a' } as const;
    const lines = reportFaults(
      Array.from({ length: 60 }, () => fault),
      ['en'],
    );
    expect(lines).toHaveLength(1 + 50 + 1 + 1 + 1);
    expect(lines.at(-3)).toBe('  and 10 more; --json of plan:check lists them all');
    expect(lines.at(-1)).toBe('0 errors, 60 warnings');
  });

  it('tells each fault in every language that is asked for', () => {
    const fault = { code: 'heights', severity: 'warning', file: 'zone.geojson', feature: 'a' } as const;
    expect(reportFaults([fault], ['zh', 'en'])).toEqual([
      'zone.geojson',
      expect.stringMatching(/^ {2}警告 zone\.geojson，要素 a：/),
      expect.stringMatching(/^ {2}warning zone\.geojson, feature a: /),
      '',
      '0 个错误，1 个警告',
      '0 errors, 1 warning',
    ]);
  });
});
