import { once } from 'node:events';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planLimits } from '#domain/plan-check/plan-file.ts';
import { readPlanFolder } from '../../../server/plans/plan-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayu-folder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('hands over texts, and says of what is none why', async () => {
  await writeFile(join(folder, 'a.geojson'), '\uFEFF{"name":"大盂"}');
  await writeFile(join(folder, 'b.geojson'), Buffer.from('b4f3d3db', 'hex'));
  await writeFile(join(folder, 'c.geojson'), Buffer.from('\uFEFF大盂', 'utf16le'));
  await writeFile(join(folder, 'd.geojson'), Buffer.from('ff00ff00', 'hex'));
  await writeFile(join(folder, 'e.geojson'), '');
  await truncate(join(folder, 'e.geojson'), planLimits.fileBytes + 1);
  await mkdir(join(folder, 'f.geojson'));
  const socket = createServer().listen(join(folder, 'g.geojson'));
  await once(socket, 'listening');
  expect((await readPlanFolder(folder)).map(({ content }) => content)).toEqual([
    { text: '\uFEFF{"name":"大盂"}' },
    { problem: { kind: 'not-utf8', encoding: 'GBK' } },
    { problem: { kind: 'not-utf8', encoding: 'UTF-16' } },
    { problem: { kind: 'not-utf8', encoding: null } },
    { problem: { kind: 'too-large', bytes: planLimits.fileBytes + 1, limit: planLimits.fileBytes } },
    { problem: { kind: 'no-file' } },
    { problem: { kind: 'no-file' } },
  ]);
  socket.close();
});

it('says in a sentence that a folder can not be read', async () => {
  const missing = join(folder, 'missing');
  await expect(readPlanFolder(missing)).rejects.toThrow(
    `${missing} can't be read (ENOENT); name the folder of a plan.`,
  );
});
