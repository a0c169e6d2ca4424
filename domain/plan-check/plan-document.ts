import { Type, type Static } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { storableText, type BilingualText } from '../collections/definition.ts';
import { findUnseen } from '../features/check-feature.ts';
import { isPlanId } from './plan-id.ts';
import { isDay } from '../time/day.ts';
import { cutFaults } from './cut-faults.ts';
import { planTemplate } from './plan-template.ts';
import { planFault, type PlanFault } from './plan-fault.ts';
import { isMembers } from './members.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: storableText });
const bilingual = (maxLength: number) =>
  Type.Object({ zh: text(maxLength), en: text(maxLength) }, { additionalProperties: false });

/** A year, a month or a day. */
const sourceDate = /^[0-9]{4}(-[0-9]{2}){0,2}$/;
const closed = { additionalProperties: false };
const Phase = Type.Object({ id: text(64), title: bilingual(100), date: Type.String() }, closed);
const SourceKey = Type.String({ minLength: 1, maxLength: 100, pattern: storableText });
const Source = Type.Object(
  {
    title: bilingual(500),
    date: Type.Optional(Type.String({ pattern: sourceDate.source })),
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

/** What the rules between features ask of a document: each part that can be read, whatever is wrong with the others. */
export type KnownParts = Partial<Pick<PlanDocument, 'boundary' | 'phases' | 'sources'>>;

/** What `plan.json` says, and all that is wrong with it. */
export interface ReadDocument {
  /** The document where it has the right form. */
  document: PlanDocument | null;
  known: KnownParts;
  faults: PlanFault[];
}

/** What the content of `plan.json` says, and all that is wrong with it; no part hides what is wrong with another. */
export function readPlanDocument(content: unknown): ReadDocument {
  const ofForm = findFormFaults(content);
  const ofPhases = findPhaseFaults(phasesOf(content));
  const faults = [
    ...ofForm,
    ...findIdFaults(content),
    ...ofPhases,
    ...findDateFaults(content),
    ...findUnseenFaults(content),
    ...findTemplateFaults(content),
  ];
  const bad = [...ofForm, ...ofPhases].filter(({ severity }) => severity === 'error');
  const hasForm = !faults.some(({ code }) => code === 'plan-field');
  return {
    document: hasForm ? (content as PlanDocument) : null,
    known: findKnownParts(content, new Set(bad.map(({ field }) => field?.split('.')[0]))),
    faults: cutFaults(faults, { file: documentFile }),
  };
}

function findKnownParts(content: unknown, bad: ReadonlySet<string | undefined>): KnownParts {
  if (!isMembers(content)) return {};
  const good = ['boundary', 'phases', 'sources'].filter((name) => !bad.has(name));
  return Object.fromEntries(good.map((name) => [name, content[name]])) as KnownParts;
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

/** Dates of sources that have the form of a date and are none, such as 2023-02-30. */
function findDateFaults(content: unknown): PlanFault[] {
  const sources = isMembers(content) && isMembers(content['sources']) ? content['sources'] : {};
  return Object.entries(sources).flatMap(([key, source]) => {
    const date = isMembers(source) ? source['date'] : undefined;
    if (typeof date !== 'string' || !sourceDate.test(date) || isDay(`${date}-01-01`.slice(0, 10))) return [];
    return [fault('plan-field', `sources.${key.slice(0, 100)}.date`, { expected: 'date' })];
  });
}

/** Texts of the document in which something can't be seen, each at its path. */
function findUnseenFaults(content: unknown): PlanFault[] {
  if (!isMembers(content)) return [];
  const { title, description, mapApproval, phases, sources } = content;
  const ofPhases = (Array.isArray(phases) ? phases.slice(0, 100) : []).flatMap((phase: unknown, at) =>
    isMembers(phase)
      ? [...textsOf(`phases.${at}.id`, phase['id']), ...textsOf(`phases.${at}.title`, phase['title'])]
      : [],
  );
  const ofSources = Object.entries(isMembers(sources) ? sources : {}).flatMap(([key, source]) => {
    const path = `sources.${key.slice(0, 100)}`;
    const { title, credit } = isMembers(source) ? source : {};
    return [...textsOf(path, key), ...textsOf(`${path}.title`, title), ...textsOf(`${path}.credit`, credit)];
  });
  const texts = [
    ...textsOf('title', title),
    ...textsOf('description', description),
    ...textsOf('mapApproval', mapApproval),
    ...ofPhases,
    ...ofSources,
  ];
  return texts.flatMap(({ path, text }) => {
    // descriptions may have several lines
    const found = findUnseen(text, path.startsWith('description') ? 2_000 : 200);
    return found === null ? [] : [fault('plan-unseen-text', path, { found })];
  });
}

/** A text, or those of both languages, each with its path. */
function textsOf(path: string, value: unknown): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (!isMembers(value)) return [];
  return (['zh', 'en'] as const).flatMap((language) => {
    const text = value[language];
    return typeof text === 'string' ? [{ path: `${path}.${language}`, text }] : [];
  });
}

function findIdFaults(content: unknown): PlanFault[] {
  const id = isMembers(content) ? content['id'] : undefined;
  if (typeof id !== 'string' || isPlanId(id)) return [];
  return [fault('plan-id', 'id', { found: id.slice(0, 80) })];
}

/** Texts that a new plan comes with and that still stand there, each at its path. */
function findTemplateFaults(content: unknown): PlanFault[] {
  if (!isMembers(content)) return [];
  const { title, description, phases } = planTemplate;
  const own = Array.isArray(content['phases']) ? content['phases'].slice(0, 100) : [];
  return [
    ...findTemplateTexts('title', content['title'], title),
    ...findTemplateTexts('description', content['description'], description),
    ...own.flatMap((phase: unknown, at) => {
      if (!isMembers(phase)) return [];
      // a first phase may well be called so, but hardly begins on that very day
      const same = phases.find(({ date }) => date === phase['date']);
      return same ? findTemplateTexts(`phases.${at}.title`, phase['title'], same.title, same.date) : [];
    }),
  ];
}

function findTemplateTexts(path: string, value: unknown, template: BilingualText, day = ''): PlanFault[] {
  if (!isMembers(value)) return [];
  const language = (['zh', 'en'] as const).find((one) => value[one] === template[one]);
  return language ? [fault('template-text', path, { found: template[language], day })] : [];
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
