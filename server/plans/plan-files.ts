import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import type { BilingualText } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import type { Phase, PlanSource } from './plan.ts';

/** A plan as its files say it: `plan.json`, and a GeoJSON file for each collection that has features. */
export interface PlanFiles {
  id: string;
  title: BilingualText;
  description: BilingualText;
  phases: Phase[];
  sources: Record<string, PlanSource>;
  boundary: string | null;
  mapApproval: string | null;
  features: FeatureState[];
}

/** Folders of plans below `folder`, in the order of their names. */
export async function listPlanFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}

/** Read a plan's files. Throws a sentence that names the file which is missing or no JSON. */
export async function readPlanFiles(folder: string): Promise<PlanFiles> {
  const plan = (await readJson(join(folder, 'plan.json'))) as Omit<PlanFiles, 'features'>;
  const features: FeatureState[] = [];
  const present = new Set(await readdir(folder));
  for (const { name } of collections) {
    const file = `${name}.geojson`;
    if (!present.has(file)) continue;
    const content = (await readJson(join(folder, file))) as FeatureCollection;
    features.push(...content.features.map((feature) => stateOf(name, feature)));
  }
  return { ...plan, features };
}

/** A feature of a file: what is common to all collections stands among its properties. */
function stateOf(collection: string, { id, geometry, properties }: Feature): FeatureState {
  const {
    validFrom = null,
    validTo = null,
    provenance,
    ...own
  } = (properties ?? {}) as Record<string, unknown>;
  return {
    id: String(id),
    collection,
    geometry,
    properties: own,
    provenance: provenance as Provenance,
    validFrom: validFrom as string | null,
    validTo: validTo as string | null,
  };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    // editors on Windows put a byte order mark before the text
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
