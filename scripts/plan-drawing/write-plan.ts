import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collections } from '#domain/collections/registry.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';

/** The files of a plan's features by name, as they are written: one feature a line. */
export function formatPlanFiles(features: readonly FeatureState[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name } of collections) {
    const own = features.filter(({ collection }) => collection === name);
    if (own.length === 0) continue;
    const lines = own.map((feature) => JSON.stringify(fileFeature(feature)));
    files.set(`${name}.geojson`, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
  }
  return files;
}

function fileFeature({ id, geometry, properties, provenance, validFrom, validTo }: FeatureState) {
  return { type: 'Feature', id, geometry, properties: { ...properties, validFrom, validTo, provenance } };
}

/** Write the features' files into a plan's folder. Files of other names stay. */
export async function writePlanFiles(folder: string, features: readonly FeatureState[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of formatPlanFiles(features)) await writeFile(join(folder, name), text);
}

/** Put sources into a plan's `plan.json`, beside those it lists; what it says of one that is there is replaced. */
export async function writeSources(folder: string, sources: Readonly<Record<string, object>>): Promise<void> {
  const file = join(folder, 'plan.json');
  const plan = JSON.parse(await readFile(file, 'utf8')) as { sources: Record<string, object> };
  const merged = { ...plan, sources: { ...plan.sources, ...sources } };
  await writeFile(file, `${JSON.stringify(merged, null, 2)}\n`);
}
