import type { Language } from '#domain/cartography/style-options.ts';
import { describeField } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import type { FieldProvenance, PlanSourceNote, Precision, Provenance } from '../../api/types.ts';
import { messagesOf } from '../../i18n/messages.ts';

/** Where something comes from, as the card shows it. */
export interface ProvenanceLine {
  id: string;
  /** The field it is about; empty for the feature as a whole. */
  label: string;
  source: string;
  precision: Precision;
  precisionText: string;
}

/** The feature's own provenance first, then that of each field which differs. */
export function provenanceLines(
  collection: string,
  provenance: Provenance,
  sources: Readonly<Record<string, PlanSourceNote>>,
  language: Language,
): ProvenanceLine[] {
  const schemas = findCollection(collection)?.properties.properties ?? {};
  const lineOf = (id: string, label: string, { source, precision }: FieldProvenance): ProvenanceLine => ({
    id,
    label,
    source: sourceText(source, sources, language),
    precision,
    precisionText: messagesOf(language).precision[precision],
  });
  const fields = Object.entries(provenance.fields ?? {}).map(([field, entry]) => {
    const schema = schemas[field];
    return lineOf(field, schema ? describeField(schema)[language] : field, entry);
  });
  return [lineOf('', '', provenance), ...fields];
}

/** The remark of a provenance in the language of the interface; null when there is none. */
export function noteText({ note }: Provenance, language: Language): string | null {
  if (!note) return null;
  return typeof note === 'string' ? note : note[language];
}

function sourceText(
  source: string,
  sources: Readonly<Record<string, PlanSourceNote>>,
  language: Language,
): string {
  const known = sources[source];
  if (!known) return source;
  const title = known.title[language];
  return known.date ? `${title} (${known.date})` : title;
}
