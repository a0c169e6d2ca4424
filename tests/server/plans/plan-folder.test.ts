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
  await writeFile(join(folder, 'boundary.geojson'), '\uFEFF{"name":"大盂"}');
  await writeFile(join(folder, 'cluster.geojson'), Buffer.from('b4f3d3db', 'hex'));
  await writeFile(join(folder, 'control-line.geojson'), Buffer.from('\uFEFF大盂', 'utf16le'));
  await writeFile(join(folder, 'facility.geojson'), Buffer.from('ff00ff00', 'hex'));
  await writeFile(join(folder, 'infrastructure.geojson'), '');
  await truncate(join(folder, 'infrastructure.geojson'), planLimits.fileBytes + 1);
  await mkdir(join(folder, 'place.geojson'));
  await writeFile(join(folder, 'terrain.geojson'), Buffer.from('fffe00004d000000', 'hex'));
  const socket = createServer().listen(join(folder, 'project.geojson'));
  await once(socket, 'listening');
  expect((await readPlanFolder(folder)).map(({ content }) => content)).toEqual([
    { text: '\uFEFF{"name":"大盂"}' },
    { problem: { kind: 'not-utf8', encoding: 'GBK' } },
    { problem: { kind: 'not-utf8', encoding: 'UTF-16' } },
    { problem: { kind: 'not-utf8', encoding: null } },
    { problem: { kind: 'too-large', bytes: planLimits.fileBytes + 1, limit: planLimits.fileBytes } },
    { problem: { kind: 'no-file' } },
    { problem: { kind: 'no-file' } },
    { problem: { kind: 'not-utf8', encoding: 'UTF-32' } },
  ]);
  socket.close();
});

it('opens only what is a file of a plan, however much else lies beside it', async () => {
  const beside = await mkdtemp(join(tmpdir(), 'dayu-beside-'));
  await writeFile(join(beside, 'photo.tif'), '');
  await truncate(join(beside, 'photo.tif'), planLimits.fileBytes * 10);
  await writeFile(join(beside, 'plan.json'), '{}');
  expect(await readPlanFolder(beside)).toEqual([
    { name: 'photo.tif', content: { text: '' } },
    { name: 'plan.json', content: { text: '{}' } },
  ]);
  await rm(beside, { recursive: true });
});

it('says in a sentence that a folder can not be read', async () => {
  const missing = join(folder, 'missing');
  await expect(readPlanFolder(missing)).rejects.toThrow(
    `${missing} can't be read (ENOENT); name the folder of a plan.`,
  );
});
