/**
 * The chain of hashes: a row's hash is over what the row says, a changeset's over the hash before it, what it says of
 * itself and the hashes of its rows. All of it can be computed again from what is stored.
 */
import { createHash } from 'node:crypto';
import type { FeatureState } from '#domain/features/feature-state.ts';

/**
 * How hashes are made. 1: over what was sent, which is not kept, so that nothing can be computed again; 2: over what is
 * stored; 3: over the format and the account too. Of a changeset nobody can take a later format away unseen.
 */
export type HashFormat = 2 | 3;

/** How the hashes of today are made. */
export const hashFormat = 3 satisfies HashFormat;

/** Stands before the first changeset of a scenario that is no branch. */
export const firstHash = Buffer.alloc(32);

/** What a row of the history says; a deletion has no state. */
export interface HashedRow {
  scenario: number;
  changeset: number;
  id: string;
  version: number;
  collection: string;
  state: Pick<FeatureState, 'geometry' | 'properties' | 'provenance' | 'validFrom' | 'validTo'> | null;
}

export interface HashedChangeset {
  scenario: number;
  number: number;
  author: string;
  /** Accounts are disabled, never deleted: the number stays. */
  account: number | null;
  message: string;
  createdAt: Date;
  inverseOf: number | null;
}

/** SHA-256 of a row. The geometry is GeoJSON on the stored grid, longitude first. */
export function hashRow({ scenario, changeset, id, version, collection, state }: HashedRow): Buffer {
  return sha256(canonicalJson([scenario, changeset, id, version, collection, state && stateParts(state)]));
}

/** SHA-256 of a changeset in a format; its rows in any order. */
export function hashChangeset(
  previous: Buffer,
  said: HashedChangeset,
  rows: readonly Buffer[],
  format: HashFormat = hashFormat,
): Buffer {
  return sha256(previous, hashedOf(said, rows, format));
}

/** What the hash of a changeset is over, after the hash of the one before it; its rows in any order. */
export function hashedOf(
  { scenario, number, author, account, message, createdAt, inverseOf }: HashedChangeset,
  rows: readonly Buffer[],
  format: HashFormat = hashFormat,
): Buffer {
  const own = [scenario, number, author, message, createdAt.toISOString(), inverseOf];
  const told = canonicalJson(format === 2 ? own : [{ format, account }, ...own]);
  return Buffer.concat([Buffer.from(told), ...rows.toSorted(Buffer.compare)]);
}

function stateParts({
  geometry: { type, ...shape },
  properties,
  provenance,
  validFrom,
  validTo,
}: NonNullable<HashedRow['state']>): unknown[] {
  const coordinates = 'coordinates' in shape ? shape.coordinates : null;
  return [type, coordinates, properties, provenance, validFrom, validTo];
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** JSON in which members stand in the order of their names, as the database forgets in which they came. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** The same with the members in order; positions, which are most of a geometry, are not copied. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.every((inner) => typeof inner === 'number') ? value : value.map(ordered);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}
