import { ApiError } from './api-error.ts';

/**
 * What features are read from: a plan, as it is published, by its id; or a scenario by its number, such as `@12`, which
 * can be no plan's id.
 */
export type DatasetName = string;

export function scenarioDataset(scenario: number): DatasetName {
  return `@${scenario}`;
}

/** The path of a dataset's landing page, without a slash at the end. */
export function datasetPath(dataset: DatasetName): string {
  return dataset.startsWith('@')
    ? `/api/scenarios/${pathPart(dataset.slice(1))}`
    : `/api/published/${pathPart(dataset)}`;
}

/**
 * A name as one part of a path. Dots alone can't be escaped: browsers take them for the folder, or the one above, in
 * any writing. There is nothing of that name.
 */
export function pathPart(name: string): string {
  if (/^\.{0,2}$/.test(name)) throw new ApiError(404, 'not-found', 'no name');
  return encodeURIComponent(name);
}
