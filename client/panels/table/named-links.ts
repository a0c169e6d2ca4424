import type { Language } from '#domain/cartography/style-options.ts';
import { describeField } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { featureTitle } from '../../i18n/feature-title.ts';
import type { PlanRow, RowsStatus } from '../../state/plan/plan-rows.svelte.ts';

/** A field that holds the id of another feature. */
interface LinkField {
  field: string;
  /** Collection of the feature. */
  collection: string;
}

function linkFieldsOf(collection: string): LinkField[] {
  return Object.entries(findCollection(collection)?.properties.properties ?? {}).flatMap(
    ([field, schema]) => {
      const { links } = describeField(schema);
      return links === undefined ? [] : [{ field, collection: links }];
    },
  );
}

/** The collections whose rows have to be there before the rows of one can be written. */
export function linkedCollections(collection: string): string[] {
  return [...new Set(linkFieldsOf(collection).map((link) => link.collection))];
}

/**
 * Writes the rows of a collection with what is linked to by name in place of its id: a parcel by its code. Null while
 * linked rows are on their way; where they can't be had the ids stay. The same answer for the same rows.
 */
export function linkNamer(
  collection: string,
  statusOf: (collection: string) => RowsStatus,
): (rows: readonly PlanRow[], language: Language) => readonly PlanRow[] | null {
  const links = linkFieldsOf(collection);
  let written: { key: readonly unknown[]; rows: readonly PlanRow[] } | null = null;
  return (rows, language) => {
    if (links.length === 0) return rows;
    const statuses = links.map((link) => statusOf(link.collection));
    if (statuses.some(({ kind }) => kind === 'loading')) return null;
    const key = [rows, language, ...statuses];
    if (!written || written.key.some((part, at) => part !== key[at])) {
      const titles = links.map((link, at) => titlesOf(link.collection, statuses[at]!, language));
      written = { key, rows: rows.map((row) => nameLinks(row, links, titles)) };
    }
    return written.rows;
  };
}

function titlesOf(collection: string, status: RowsStatus, language: Language): Map<unknown, string> {
  const rows = status.kind === 'ready' ? status.rows : [];
  return new Map(rows.map(({ id, properties }) => [id, featureTitle(collection, properties, language)]));
}

function nameLinks(
  row: PlanRow,
  links: readonly LinkField[],
  titles: readonly Map<unknown, string>[],
): PlanRow {
  const named = links.map(({ field }, at) => {
    const id = row.properties[field];
    return [field, titles[at]!.get(id) ?? id] as const;
  });
  return { ...row, properties: { ...row.properties, ...Object.fromEntries(named) } };
}
