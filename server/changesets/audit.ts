import { firstHash, hashChangeset, hashRow, type HashedChangeset, type HashFormat } from './chain.ts';
import type { FeatureVersion } from './history-repository.ts';

/** Something in the history that is not as it was written. */
export interface AuditFinding {
  kind:
    | 'changed-row'
    | 'changed-changeset'
    | 'broken-link'
    | 'missing-changeset'
    | 'unexpected-format'
    | 'changed-feature';
  changeset: number;
  feature?: string;
  version?: number;
}

export interface AuditedScenario {
  id: number;
  /** The changeset of the parent that its own begin after. */
  base: number;
  /** Number of the newest changeset. */
  changeset: number;
}

/** A changeset as it is stored. */
export interface StoredChangeset extends HashedChangeset {
  changes: number;
  previousHash: Buffer;
  hash: Buffer;
  format: number;
}

/** What of a changeset is held against the next one. */
export type ChainLink = Pick<StoredChangeset, 'hash' | 'format'>;

/** A row of the history as it is stored. */
export interface StoredRow extends FeatureVersion {
  hash: Buffer | null;
}

/** What an audit reads; a page of changesets at a time, in the order of their numbers. */
export interface AuditSource {
  readChangesets(scenario: number, after: number): Promise<StoredChangeset[]>;
  readRows(scenario: number, changeset: number): Promise<StoredRow[]>;
  /** The changeset that a scenario branched at; null where there is none. */
  readBase(scenario: AuditedScenario): Promise<ChainLink | null>;
  /** Features that are not what the last row of their history says, with that row's changeset. */
  findChangedFeatures(scenario: number): Promise<{ feature: string; version: number; changeset: number }[]>;
}

export interface AuditReport {
  findings: AuditFinding[];
  changesets: number;
  /** Those of them of which only the links can be told. */
  unchecked: number;
  rows: number;
  /** Hash of the newest changeset, to be written down elsewhere: who rewrites a whole chain ends at another. */
  head: string;
}

/**
 * Reckon the chain of a scenario's own changesets again: each row against its hash, each changeset against its rows and
 * the changeset before, the features against the last rows. Of changesets of format 1 only the links can be told: they
 * were there before all others, and one that comes after a later format was made so to hide something.
 */
export async function auditScenario(source: AuditSource, scenario: AuditedScenario): Promise<AuditReport> {
  const findings: AuditFinding[] = [];
  let previous = (await source.readBase(scenario)) ?? { hash: firstHash, format: oldestFormat };
  let [number, rowCount, unchecked] = [scenario.base, 0, 0];
  for (;;) {
    const page = await source.readChangesets(scenario.id, number);
    for (const changeset of page) {
      for (let missing = number + 1; missing < changeset.number; missing++)
        findings.push({ kind: 'missing-changeset', changeset: missing });
      const rows = await source.readRows(scenario.id, changeset.number);
      findings.push(...findRowFaults(changeset, rows), ...findChangesetFaults(changeset, rows, previous));
      if (changeset.format === oldestFormat) unchecked += 1;
      // a format that was tampered with does not make those after it wrong
      const format = isCheckable(changeset.format)
        ? Math.max(previous.format, changeset.format)
        : previous.format;
      previous = { hash: changeset.hash, format };
      [number, rowCount] = [changeset.number, rowCount + rows.length];
    }
    if (page.length === 0) break;
  }
  for (let missing = number + 1; missing <= scenario.changeset; missing++)
    findings.push({ kind: 'missing-changeset', changeset: missing });
  for (const changed of await source.findChangedFeatures(scenario.id))
    findings.push({ kind: 'changed-feature', ...changed });
  const changesets = number - scenario.base;
  return { findings, changesets, unchecked, rows: rowCount, head: previous.hash.toString('hex') };
}

/** Over what was sent: see chain.ts. */
const oldestFormat = 1;
const isCheckable = (format: number): format is HashFormat => format === 2 || format === 3;

function findRowFaults(
  { scenario, number, format }: StoredChangeset,
  rows: readonly StoredRow[],
): AuditFinding[] {
  if (!isCheckable(format)) return [];
  return rows
    .filter((row) => !row.hash?.equals(hashRow({ ...row, scenario, changeset: number })))
    .map(({ id, version }) => ({ kind: 'changed-row', changeset: number, feature: id, version }));
}

function findChangesetFaults(
  changeset: StoredChangeset,
  rows: readonly StoredRow[],
  previous: ChainLink,
): AuditFinding[] {
  const { number, format, previousHash, hash, changes } = changeset;
  if (!previousHash.equals(previous.hash)) return [{ kind: 'broken-link', changeset: number }];
  // rows of the oldest format have no hashes
  const isOld = format === oldestFormat && rows.every((row) => row.hash === null);
  if (!(isOld || isCheckable(format)) || format < previous.format)
    return [{ kind: 'unexpected-format', changeset: number }];
  if (!isCheckable(format)) return [];
  const hashes = rows.flatMap((row) => row.hash ?? []);
  const isSame =
    hashes.length === changes && hash.equals(hashChangeset(previous.hash, changeset, hashes, format));
  return isSame ? [] : [{ kind: 'changed-changeset', changeset: number }];
}
