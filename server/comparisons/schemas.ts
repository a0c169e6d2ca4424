import { Type, type TSchema } from 'typebox';
import { changeKinds, entryKinds } from '#domain/comparison/comparison.ts';

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);
const text = Type.String();
const number = Type.Number();

const ScenarioOfComparison = Type.Object({
  id: Type.Integer(),
  plan: text,
  title: Type.Object({ zh: text, en: text }),
  changeset: Type.Integer({ description: 'Number of the newest changeset that was seen' }),
});

const FeatureSummary = Type.Object({
  id: text,
  name: nullable(text),
  nameEn: nullable(text),
  parcelCode: nullable(text),
  landUse: nullable(text),
  area: { ...nullable(number), description: 'm² on the ellipsoid' },
  length: { ...nullable(number), description: 'm' },
  bounds: {
    ...nullable(Type.Array(number, { minItems: 4, maxItems: 4 })),
    description: 'West, south, east, north in degrees',
  },
});

/** `field` of indicators and attributes, `difference` and `moved` of reshaped features. */
const Change = Type.Object({
  feature: text,
  kind: Type.Enum([...changeKinds]),
  field: Type.Optional(text),
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
  difference: Type.Optional({ ...nullable(number), description: 'm² that one of both shapes covers' }),
  moved: Type.Optional({ ...nullable(number), description: 'm that a point moved' }),
});

const Entry = Type.Object({
  kind: Type.Enum([...entryKinds]),
  collection: text,
  before: Type.Array(FeatureSummary),
  after: Type.Array(FeatureSummary),
  changes: Type.Array(Change),
  shared: Type.Array(Type.Object({ before: text, after: text, area: number }), {
    description: 'm² of a parcel that became another parcel’s',
  }),
  numberBefore: Type.Integer(),
  numberAfter: Type.Integer(),
});

const areaFields = {
  before: number,
  after: number,
  difference: number,
  parcelsBefore: Type.Integer(),
  parcelsAfter: Type.Integer(),
};

const countsOf = (kinds: readonly string[]) =>
  Type.Array(Type.Object({ collection: text, kind: Type.Enum([...kinds]), count: Type.Integer() }));

/** A comparison of two scenarios, for the OpenAPI document: the body is written by the service. */
export const ComparisonBody = Type.Object({
  before: ScenarioOfComparison,
  after: ScenarioOfComparison,
  day: nullable(text),
  numberMatched: Type.Integer({ description: 'Entries there are' }),
  numberReturned: Type.Integer({ description: 'Entries that are listed' }),
  counts: countsOf(entryKinds),
  changeCounts: countsOf(changeKinds),
  entries: Type.Array(Entry),
  areas: Type.Object({
    rows: Type.Array(Type.Object({ landUse: text, ...areaFields }), { description: 'Land by class, m²' }),
    total: Type.Object(areaFields),
  }),
});
