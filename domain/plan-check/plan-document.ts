import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { storableText } from '../collections/definition.ts';
import { isDay } from '../time/day.ts';
import { planFault, type PlanFault } from './plan-fault.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: storableText });
const bilingual = (maxLength: number) =>
  Type.Object({ zh: text(maxLength), en: text(maxLength) }, { additionalProperties: false });

const closed = { additionalProperties: false };
const Document = Type.Object(
  {
    id: Type.String(),
    title: bilingual(200),
    description: bilingual(2_000),
    phases: Type.Array(Type.Object({ id: text(64), title: bilingual(100), date: Type.String() }, closed), {
      maxItems: 100,
    }),
    mapApproval: Type.Union([text(100), Type.Null()]),
    boundary: Type.Union([text(64), Type.Null()]),
    sources: Type.Record(
      Type.String({ minLength: 1, maxLength: 100 }),
      Type.Object(
        {
          title: bilingual(500),
          date: Type.Optional(Type.String({ pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' })),
          url: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^https?://[^\\s]+$' })),
          credit: Type.Optional(text(500)),
        },
        closed,
      ),
    ),
  },
  closed,
);
const validator = Compile(Document);

/** What `plan.json` says. */
export type PlanDocument = Static<typeof Document>;

/** The file that says what the plan is called, its phases and its sources. */
export const documentFile = 'plan.json';

/** The ids that a plan may have: they stand in addresses. */
const planId = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The most that is told of one document. */
const mostFaults = 20;

/** What is wrong with the content of `plan.json`, and the document where it has the right form. */
export function readPlanDocument(content: unknown): { document: PlanDocument | null; faults: PlanFault[] } {
  const faults: PlanFault[] = [];
  if (!validator.Check(content)) {
    for (const error of validator.Errors(content).slice(0, mostFaults)) faults.push(...describe(error));
  }
  if (faults.some(({ code }) => code === 'plan-field')) return { document: null, faults };
  const document = content as PlanDocument;
  if (!planId.test(document.id))
    faults.push(fault('plan-id', 'id', { found: String(document.id).slice(0, 80) }));
  return { document, faults: [...faults, ...findPhaseFaults(document)] };
}

type SchemaError = ReturnType<typeof validator.Errors>[number];

function describe({ keyword, instancePath, params }: SchemaError): PlanFault[] {
  const path = instancePath.slice(1).replaceAll('/', '.').slice(0, 200);
  // told once, of the member itself
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'boolean') return [fault('plan-unknown-field', path)];
  if (keyword !== 'required') return [fault('plan-field', path, { expected: expectedAt(path) })];
  const missing = (params as { requiredProperties: string[] }).requiredProperties;
  return missing.map((name) =>
    fault('plan-field', path === '' ? name : `${path}.${name}`, { expected: 'missing' }),
  );
}

/** What must stand at a path of the document, as a word that the sentences know. */
function expectedAt(path: string): string {
  switch (path.split('.').at(-1)) {
    case 'title':
    case 'description':
      return 'both-languages';
    case 'url':
      return 'address';
    case 'date':
      return 'date';
    case 'phases':
      return 'list';
    case '':
    case 'sources':
      return 'members';
    default:
      return /^sources\.[^.]+$|^phases\.\d+$/.test(path) ? 'members' : 'text';
  }
}

function findPhaseFaults({ phases }: PlanDocument): PlanFault[] {
  const faults: PlanFault[] = [];
  const seen = new Set<string>();
  for (const [at, { id, date }] of phases.entries()) {
    const before = phases[at - 1];
    const field = `phases.${at}`;
    if (seen.has(id)) faults.push(fault('duplicate-phase', `${field}.id`, { phase: id }));
    seen.add(id);
    if (!isDay(date))
      faults.push(fault('phase-not-a-day', `${field}.date`, { phase: id, found: date.slice(0, 40) }));
    else if (before && isDay(before.date) && before.date >= date)
      faults.push(
        fault('phase-order', `${field}.date`, {
          phase: id,
          day: date,
          before: before.id,
          otherDay: before.date,
        }),
      );
  }
  return faults;
}

function fault(code: PlanFault['code'], field: string, values?: PlanFault['values']): PlanFault {
  return planFault({ code, file: documentFile, field, ...(values && { values }) });
}
