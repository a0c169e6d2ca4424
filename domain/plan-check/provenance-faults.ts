import { storableText } from '../collections/definition.ts';
import { precisions } from '../features/feature-state.ts';
import { isMembers } from './members.ts';
import { shown } from './shown.ts';
import type { Told } from './property-faults.ts';

/** What can be wrong at a place of a provenance, as the sentences know it. */
export type ProvenanceProblem =
  | 'missing'
  | 'not-an-object'
  | 'source-missing'
  | 'source'
  | 'precision-missing'
  | 'precision'
  | 'note'
  | 'note-text'
  | 'fields'
  | 'field-name'
  | 'unknown';

const storable = new RegExp(storableText);
const isText = (value: unknown, most: number) =>
  typeof value === 'string' && value.length <= most && storable.test(value);

/**
 * Everything that is wrong with the form of a feature's provenance, each at its path, such as
 * `provenance.fields.population.precision`; none for one of the right form. Whether the plan lists the source is a rule
 * between features.
 */
export function findProvenanceFaults(provenance: unknown): Told[] {
  if (provenance === undefined) return [told('provenance', 'missing')];
  if (!isMembers(provenance)) return [told('provenance', 'not-an-object', provenance)];
  const { note, fields, ...origin } = provenance;
  return [
    ...findOriginFaults('provenance', origin),
    ...(note === undefined ? [] : findNoteFaults(note)),
    ...(fields === undefined ? [] : findFieldsFaults(fields)),
  ];
}

/** A source and a precision, and nothing else. */
function findOriginFaults(path: string, { source, precision, ...others }: Record<string, unknown>): Told[] {
  const faults = findUnknown(path, others);
  if (source === undefined) faults.push(told(`${path}.source`, 'source-missing'));
  else if (source === '' || !isText(source, 100)) faults.push(told(`${path}.source`, 'source', source));
  if (precision === undefined) faults.push(told(`${path}.precision`, 'precision-missing'));
  else if (!precisions.some((one) => one === precision))
    faults.push(told(`${path}.precision`, 'precision', precision));
  return faults;
}

function findNoteFaults(note: unknown): Told[] {
  if (!isMembers(note)) return [told('provenance.note', 'note', note)];
  const { zh, en, ...others } = note;
  const texts = Object.entries({ zh, en }).filter(([, text]) => !isText(text, 2_000));
  return [
    ...findUnknown('provenance.note', others),
    ...texts.map(([language, text]) => told(`provenance.note.${language}`, 'note-text', text)),
  ];
}

function findFieldsFaults(fields: unknown): Told[] {
  const path = 'provenance.fields';
  if (!isMembers(fields)) return [told(path, 'fields', fields)];
  return Object.entries(fields).flatMap(([name, origin]) => {
    const own = `${path}.${name.slice(0, 80) || '""'}`;
    if (name === '' || !isText(name, 63)) return [told(own, 'field-name')];
    return isMembers(origin) ? findOriginFaults(own, origin) : [told(own, 'not-an-object', origin)];
  });
}

function findUnknown(path: string, others: Record<string, unknown>): Told[] {
  return Object.keys(others).map((name) => told(`${path}.${name.slice(0, 80)}`, 'unknown'));
}

function told(field: string, problem: ProvenanceProblem, found?: unknown): Told {
  return { code: 'provenance', field, values: { problem, found: found === undefined ? '' : shown(found) } };
}
