import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import type { PlanFile } from '#domain/plan-check/plan-file.ts';
import { projectFolder } from './project.ts';

/** Folders of small plans that obey every rule. */
export const validPlans = join(projectFolder, 'tests/fixtures/valid-plans');

/** The texts of a plan's files, to be spoiled one at a time. */
export class PlanTexts {
  readonly #texts: Map<string, string>;

  constructor(folder = join(validPlans, 'yunxi')) {
    this.#texts = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
  }

  get files(): PlanFile[] {
    return [...this.#texts].map(([name, text]) => ({ name, content: { text } }));
  }

  set(name: string, text: string): this {
    this.#texts.set(name, text);
    return this;
  }

  remove(name: string): this {
    this.#texts.delete(name);
    return this;
  }

  /** Change the text of a file. */
  edit(name: string, change: (text: string) => string): this {
    return this.set(name, change(this.#texts.get(name)!));
  }

  /** Change the content of a file. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows the file it spoils
  change(name: string, work: (content: any) => void): this {
    return this.edit(name, (text) => {
      const content = JSON.parse(text) as unknown;
      work(content);
      return JSON.stringify(content);
    });
  }

  /** Change a feature of a collection. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- spoiled features have no type
  feature(collection: string, id: string, work: (feature: any) => void): this {
    return this.change(`${collection}.geojson`, ({ features }: FeatureCollection) =>
      work(features.find((one: Feature) => one.id === id)),
    );
  }

  /** Change the properties of a feature. */
  properties(collection: string, id: string, more: Record<string, unknown>): this {
    return this.feature(collection, id, (feature) => Object.assign(feature.properties, more));
  }
}
