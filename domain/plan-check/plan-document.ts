import { Type, type Static } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { storableText } from '../collections/definition.ts';
import { isDay } from '../time/day.ts';
import { cutFaults } from './cut-faults.ts';
import { planFault, type PlanFault } from './plan-fault.ts';
import { isMembers } from './members.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: storableText });
const bilingual = (maxLength: number) =>
  Type.Object({ zh: text(maxLength), en: text(maxLength) }, { additionalProperties: false });

const closed = { additionalProperties: false };
const Phase = Type.Object({ id: text(64), title: bilingual(100), date: Type.String() }, closed);
const SourceKey = Type.String({ minLength: 1, maxLength: 100, pattern: storableText });
const Source = Type.Object(
  {
    title: bilingual(500),
    date: Type.Optional(Type.String({ pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' })),
    url: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^https?://[^\\s]+$' })),
    credit: Type.Optional(text(500)),
  },
  closed,
);
const Document = Type.Object(
  {
    id: Type.String(),
    title: bilingual(200),
    description: bilingual(2_000),
    phases: Type.Array(Phase, { maxItems: 100 }),
    mapApproval: Type.Union([text(100), Type.Null()]),
    boundary: Type.Union([text(64), Type.Null()]),
    sources: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Source),
  },
  closed,
);

/** Validators of the parts: a validator tells a few errors only, and of each part some should be told. */
const partValidators = {
  id: Compile(Document.properties.id),
  title: Compile(Document.properties.title),
  description: Compile(Document.properties.description),
  mapApproval: Compile(Document.properties.mapApproval),
  boundary: Compile(Document.properties.boundary),
};
const phaseValidator = Compile(Phase);
const sourceValidator = Compile(Source);
const sourceKeyValidator = Compile(SourceKey);

/** What `plan.json` says. */
export type PlanDocument = Static<typeof Document>;

/** The file that says what the plan is called, its phases and its sources. */
export const documentFile = 'plan.json';

/** The ids that a plan may have: they stand in addresses. */
const planId = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** What is wrong with the content of `plan.json`, and the document where it has the right form. */
export function readPlanDocument(content: unknown): { document: PlanDocument | null; faults: PlanFault[] } {
  const faults = findFormFaults(content);
  const hasForm = !faults.some(({ code }) => code === 'plan-field');
  if (hasForm) faults.push(...findIdFaults(content as PlanDocument));
  // also of a document that has not the right form
  faults.push(...findPhaseFaults(phasesOf(content)));
  return {
    document: hasForm ? (content as PlanDocument) : null,
    faults: cutFaults(faults, { file: documentFile }),
  };
}

/** Where the document has not the form that it must have, part by part, so that none hides another. */
function findFormFaults(content: unknown): PlanFault[] {
  if (!isMembers(content)) return [fault('plan-field', '', { expected: 'members' })];
  const known = Document.properties;
  return [
    ...Object.keys(known).flatMap((name) => {
      if (!Object.hasOwn(content, name)) return [fault('plan-field', name, { expected: 'missing' })];
      return findPartFaults(name as keyof typeof known, content[name]);
    }),
    ...Object.keys(content)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => fault('plan-unknown-field', name.slice(0, 200))),
  ];
}

function findPartFaults(name: keyof typeof Document.properties, value: unknown): PlanFault[] {
  if (name === 'phases') {
    if (!Array.isArray(value) || value.length > 100)
      return [fault('plan-field', name, { expected: 'phases' })];
    return value.flatMap((phase, at) => findErrors(`phases.${at}`, phaseValidator, phase));
  }
  if (name !== 'sources') return findErrors(name, partValidators[name], value);
  if (!isMembers(value)) return [fault('plan-field', name, { expected: 'members' })];
  return Object.entries(value).flatMap(([key, source]) => {
    const path = `sources.${key.slice(0, 100) || '""'}`;
    if (!sourceKeyValidator.Check(key)) return [fault('plan-field', path, { expected: 'source-key' })];
    return findErrors(path, sourceValidator, source);
  });
}

interface AnyValidator {
  Check: (value: unknown) => boolean;
  Errors: Validator['Errors'];
}
type SchemaError = ReturnType<Validator['Errors']>[number];

/** What is wrong with a part: of each place within it one word. */
function findErrors(path: string, validator: AnyValidator, value: unknown): PlanFault[] {
  if (validator.Check(value)) return [];
  const faults = validator.Errors(value).flatMap((error) => describe(path, error));
  return [...new Map(faults.map((one) => [one.field, one])).values()];
}

function describe(part: string, { keyword, instancePath, params }: SchemaError): PlanFault[] {
  const path = `${part}${instancePath.replaceAll('/', '.')}`.slice(0, 200);
  // told once, of the member itself
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'boolean') return [fault('plan-unknown-field', path)];
  if (keyword === 'required') {
    const missing = (params as { requiredProperties: string[] }).requiredProperties;
    return missing.map((name) => fault('plan-field', `${path}.${name}`, { expected: 'missing' }));
  }
  if (keyword === 'maxLength') {
    const { limit } = params as { limit: number };
    return [fault('plan-field', path, { expected: 'shorter', limit })];
  }
  return [fault('plan-field', path, { expected: expectedAt(path) })];
}

/** What must stand at a path of the document, as a word that the sentences know. */
function expectedAt(path: string): string {
  if (/^sources\.[^.]+$|^phases\.\d+$/.test(path)) return 'members';
  switch (path.split('.').at(-1)) {
    case 'title':
    case 'description':
      return 'both-languages';
    case 'url':
      return 'address';
    case 'date':
      return path.startsWith('phases') ? 'text' : 'date';
    case 'boundary':
    case 'mapApproval':
      return 'text-or-null';
    default:
      return 'text';
  }
}

function findIdFaults({ id }: PlanDocument): PlanFault[] {
  return planId.test(id) ? [] : [fault('plan-id', 'id', { found: id.slice(0, 80) })];
}

interface ReadPhase {
  at: number;
  id: string;
  date: string;
}

/** The phases of a document that have an id and a date, whatever else they have. */
function phasesOf(content: unknown): ReadPhase[] {
  const phases =
    isMembers(content) && Array.isArray(content['phases']) ? content['phases'].slice(0, 100) : [];
  return phases.flatMap((phase: unknown, at) => {
    if (!isMembers(phase)) return [];
    const { id, date } = phase;
    return typeof id === 'string' && typeof date === 'string' ? [{ at, id, date }] : [];
  });
}

function findPhaseFaults(phases: readonly ReadPhase[]): PlanFault[] {
  const faults: PlanFault[] = [];
  const seen = new Set<string>();
  for (const [place, { at, id, date }] of phases.entries()) {
    const before = phases[place - 1];
    const field = `phases.${at}`;
    const phase = id.slice(0, 64);
    if (seen.has(id)) faults.push(fault('duplicate-phase', `${field}.id`, { phase }));
    seen.add(id);
    if (!isDay(date)) {
      faults.push(fault('phase-not-a-day', `${field}.date`, { phase, found: date.slice(0, 40) }));
    } else if (before && isDay(before.date) && before.date >= date) {
      const values = { phase, day: date, before: before.id.slice(0, 64), otherDay: before.date };
      faults.push(fault('phase-order', `${field}.date`, values));
    }
  }
  return faults;
}

function fault(code: PlanFault['code'], field: string, values?: PlanFault['values']): PlanFault {
  return planFault({ code, file: documentFile, ...(field && { field }), ...(values && { values }) });
}
