import { boundary } from './boundary.ts';
import { cluster } from './cluster.ts';
import { controlLine } from './control-line.ts';
import { describeField, labelLayerName, type CollectionDefinition } from './definition.ts';
import { facility } from './facility.ts';
import { infrastructure } from './infrastructure.ts';
import { place } from './place.ts';
import { project } from './project.ts';
import { terrain } from './terrain.ts';
import { zone } from './zone.ts';

/** Every collection, in the order in which they lie on the map, lowest first. */
export const collections: readonly CollectionDefinition[] = [
  terrain,
  boundary,
  zone,
  cluster,
  infrastructure,
  controlLine,
  facility,
  project,
  place,
].toSorted((a, b) => a.tile.order - b.tile.order);

const byName = new Map(collections.map((collection) => [collection.name, collection]));

/** The collection of that name, or null. */
export function findCollection(name: string): CollectionDefinition | null {
  return byName.get(name) ?? null;
}

/** The layers of tiles, each with the collection that it is of. */
export const tileLayers: ReadonlyMap<string, CollectionDefinition> = new Map(
  collections.flatMap((collection) => [
    [collection.name, collection] as const,
    ...(collection.tile.labelFromZoom === undefined
      ? []
      : [[labelLayerName(collection), collection] as const]),
  ]),
);

/** Names of the fields that a publication may show. */
export function publicFields(collection: CollectionDefinition): string[] {
  return Object.entries(collection.properties.properties)
    .filter(([, schema]) => describeField(schema).public)
    .map(([name]) => name);
}

/** Whom features are shown to: everyone, or those who work on the plan. */
export type Audience = 'public' | 'members';

/** Names of the fields that an audience may see. */
export function shownFields(collection: CollectionDefinition, audience: Audience): string[] {
  return audience === 'members' ? Object.keys(collection.properties.properties) : publicFields(collection);
}
