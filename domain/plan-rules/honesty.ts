import type { FeatureState, Origin } from '../features/feature-state.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** The source of everything that was drawn for the plan itself: nothing of it was measured or taken from elsewhere. */
const ownDrawing = 'illustrative';

/** What stands in the name of everything invented; 非示例 and 不是示例 say the opposite. */
const exampleMark = /(?<!(?:非|不是)\s*)示例/;

/** The same where only an English name is given. */
const englishMark = /[(（]example[)）]/i;

/** Fields that may carry the mark, and those that may where none of them is given. */
const markedFields = ['name', 'responsibleUnit'] as const;
const markedEnglishFields = ['nameEn', 'responsibleUnitEn'] as const;

/** Fields of a project that say something of real money and real organisations, each with the one it translates. */
const delicateFields = [
  { field: 'investment' },
  { field: 'responsibleUnit' },
  { field: 'responsibleUnitEn', original: 'responsibleUnit' },
  { field: 'contact' },
] as const;

/** What stands for something that is to be built, and is known by its name. */
const namedCollections = new Set(['facility', 'project']);

/**
 * Where a feature says more than its provenance bears out. What the source `illustrative` gives is never `converted` or
 * `surveyed`; a field called so must name a source other than the drawing itself; a field with a provenance must be
 * there; the money, the responsible unit and the contact of a project must be sourced, or the project or its unit marked
 * 示例; and so must the name of a project or a facility of which no source says anything.
 */
export function findHonestyFaults(feature: FeatureState): TopologyFault[] {
  const examples = feature.collection === 'project' ? findExampleFaults(feature) : [];
  // the mark that money asks for is one for the name as well
  const names =
    examples.length === 0 && namedCollections.has(feature.collection) ? findNameFaults(feature) : [];
  return [...findContradictions(feature), ...findFieldFaults(feature), ...examples, ...names];
}

/** A precision that the source can't have, of the feature and of single fields. */
function findContradictions({ id, provenance }: FeatureState): TopologyFault[] {
  const origins = Object.entries({ provenance, ...provenance.fields });
  return origins
    .filter(([, origin]) => isContradiction(origin))
    .map(([field, { source, precision }]) => {
      const values = { source, precision };
      return { code: 'provenance-contradiction', feature: id, field, values };
    });
}

function isContradiction({ source, precision }: Origin): boolean {
  return source === ownDrawing && precision !== 'illustrative';
}

/** True for what somebody else than the plan's own drawing says. */
function isBorneOut({ source, precision }: Origin): boolean {
  return source !== ownDrawing && precision !== 'illustrative';
}

function findFieldFaults({ id, properties, provenance, geometry, ...days }: FeatureState): TopologyFault[] {
  const known: Record<string, unknown> = { ...properties, ...days, geometry };
  const faults: TopologyFault[] = [];
  for (const [field, origin] of Object.entries(provenance.fields ?? {})) {
    const { source, precision } = origin;
    // a field may be called `constructor`, which every object seems to have
    const value = Object.hasOwn(known, field) ? known[field] : null;
    if (value === undefined || value === null)
      faults.push({ code: 'provenance-of-absent-field', feature: id, field });
    if (
      !isContradiction(origin) &&
      precision !== 'illustrative' &&
      provenance.precision === 'illustrative' &&
      source === provenance.source
    )
      faults.push({ code: 'figure-without-source', feature: id, field, values: { source, precision } });
  }
  return faults;
}

/** A name is real where a source bears it out, or any other field: then it says in short what that source tells of. */
function findNameFaults(feature: FeatureState): TopologyFault[] {
  const { id, properties, provenance } = feature;
  const field = (['name', 'nameEn'] as const).find((one) => isGiven(properties[one]));
  if (!field || isMarked(feature)) return [];
  if ([provenance, ...Object.values(provenance.fields ?? {})].some(isBorneOut)) return [];
  return [{ code: 'name-not-marked', feature: id, field }];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}

/** An English mark counts only where no Chinese text stands beside it unmarked. */
function isMarked({ properties }: FeatureState): boolean {
  const given = markedFields.filter((field) => isGiven(properties[field]));
  if (given.length > 0) return given.some((field) => exampleMark.test(String(properties[field])));
  const english = markedEnglishFields.map((field) => String(properties[field] ?? ''));
  return english.some((text) => exampleMark.test(text) || englishMark.test(text));
}

function findExampleFaults(feature: FeatureState): TopologyFault[] {
  const { id, properties, provenance } = feature;
  if (isMarked(feature)) return [];
  const { fields = {} } = provenance;
  return delicateFields
    .filter(({ field }) => isGiven(properties[field]))
    .filter(({ field, ...of }) => {
      const original = 'original' in of ? fields[of.original] : undefined;
      return !isBorneOut(fields[field] ?? original ?? provenance);
    })
    .map(({ field }) => ({ code: 'example-not-marked', feature: id, field }));
}
