import type { Geometry } from 'geojson';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import type { Known, PendingChange } from '#domain/editing/working-copy.ts';
import { ApiError } from './api-error.ts';
import { datasetPath, pathPart, scenarioDataset } from './dataset.ts';
import { getJson, type Fetch } from './get-json.ts';
import { sendJson } from './send-json.ts';
import type { Shape } from './shapes.ts';

/** A feature with the version in which it is there. */
export type KnownFeature = Known & { state: FeatureState };

/** A changeset that was written: its number, and the versions that its features have since. */
export interface Committed {
  number: number;
  versions: ReadonlyMap<string, number>;
}

/** What whoever draws asks the server. */
export interface EditApi {
  /** All features of a collection of a scenario, to the last bit; `progress` hears the share that is there. */
  features(
    scenario: number,
    collection: string,
    progress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<KnownFeature[]>;
  /** Those of them that are there. */
  featuresById(scenario: number, ids: readonly { collection: string; id: string }[]): Promise<KnownFeature[]>;
  /** Commit changes as one changeset; the same key again does it once. */
  commit(
    scenario: number,
    message: string,
    changes: readonly PendingChange[],
    key: string,
  ): Promise<Committed>;
}

interface SentFeature {
  id: string;
  version: number;
  geometry: Geometry;
  properties: Record<string, unknown>;
}

interface Page {
  features: SentFeature[];
  numberMatched?: number;
  links?: { rel: string; href: string }[];
}

interface Edited {
  changeset: { number: number };
  features: { id: string; version: number }[];
}

/** What the server reckons of a feature, and does not read back. */
const reckoned = new Set(['area', 'length', 'validFrom', 'validTo', 'provenance']);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isFeature: Shape<SentFeature> = (value): value is SentFeature =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['version'] === 'number' &&
  isRecord(value['geometry']) &&
  isRecord(value['properties']);
const isPage: Shape<Page> = (value): value is Page =>
  isRecord(value) && Array.isArray(value['features']) && value['features'].every(isFeature);

/** The part of the API that whoever draws needs, at the server this page came from. */
export function createEditApi(fetch: Fetch): EditApi {
  return {
    features: async (scenario, collection, progress, signal) => {
      const known: KnownFeature[] = [];
      let path: string | null = `${itemsPath(scenario, collection)}?limit=2000`;
      while (path !== null) {
        const { features, numberMatched = 0, links = [] }: Page = await getJson(fetch, path, isPage, signal);
        for (const feature of features) known.push(knownOf(collection, feature));
        progress(numberMatched === 0 ? 1 : Math.min(1, known.length / numberMatched));
        // absolute, with the address that the server thinks it has
        path = links.find(({ rel }) => rel === 'next')?.href.replace(/^https?:\/\/[^/]+/, '') ?? null;
      }
      return known;
    },
    featuresById: async (scenario, ids) =>
      (
        await Promise.all(
          ids.map(async ({ collection, id }) => {
            try {
              const path = `${itemsPath(scenario, collection)}/${pathPart(id)}`;
              return knownOf(collection, await getJson(fetch, path, isFeature));
            } catch (error) {
              if (error instanceof ApiError && error.isMissing) return null;
              throw error;
            }
          }),
        )
      ).filter((known) => known !== null),
    commit: async (scenario, message, changes, key) => {
      const body = { message, changes: changes.map(sentChange) };
      const path = `/api/scenarios/${scenario}/changesets`;
      const { changeset, features } = (await sendJson(fetch, 'POST', path, body, {
        'idempotency-key': key,
      })) as Edited;
      return {
        number: changeset.number,
        versions: new Map(features.map(({ id, version }) => [id, version])),
      };
    },
  };
}

function itemsPath(scenario: number, collection: string): string {
  return `${datasetPath(scenarioDataset(scenario))}/collections/${pathPart(collection)}/items`;
}

function knownOf(collection: string, { id, version, geometry, properties }: SentFeature): KnownFeature {
  const { validFrom = null, validTo = null, provenance } = properties;
  return {
    version,
    state: {
      ...{ id, collection, geometry },
      properties: Object.fromEntries(Object.entries(properties).filter(([field]) => !reckoned.has(field))),
      provenance: provenance as Provenance,
      validFrom: validFrom as string | null,
      validTo: validTo as string | null,
    },
  };
}

function sentChange(change: PendingChange): object {
  if (change.kind === 'delete') return change;
  const { id, collection, geometry, properties, provenance, validFrom, validTo } = change.state;
  return {
    ...{ kind: change.kind, collection },
    ...(change.kind === 'update' && { version: change.version }),
    feature: { type: 'Feature', id, geometry, properties: { ...properties, validFrom, validTo, provenance } },
  };
}
