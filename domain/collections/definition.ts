/**
 * What a collection is. A kind of feature is defined once, in one file of this folder; validation, the API,
 * tiles, legend, forms and the exchange formats are derived from that definition.
 */
import type { Geometry } from 'geojson';
import { Type, type TObject, type TProperties, type TSchema } from 'typebox';

/** A text in the two languages of the interface, Chinese first. */
export interface BilingualText {
  zh: string;
  en: string;
}

export type GeometryType = Exclude<Geometry['type'], 'GeometryCollection'>;

/** The names a field goes by, its unit, its code list, and whether it may ever be published. */
export interface FieldDescription extends BilingualText {
  /** Unit of a number as shown to people: `m`, `m²`, `%`. */
  unit?: string;
  /** True when a publication may show the field to everyone. Absent means never. */
  public?: true;
  /** Field name in the national exchange formats (shapefile-safe, at most ten characters). */
  exchange?: string;
  /** Name of the field that says the same in English: shown in its place to whoever reads English, never beside it. */
  translation?: string;
  /** Collection of the feature whose id the field holds. */
  links?: string;
  /** Code list in `data/vocabularies` that the values come from. */
  codes?: 'land-use';
}

/** How a collection appears in vector tiles. */
export interface TileHints {
  /** Lowest zoom at which the layer is in the tiles. */
  minZoom: number;
  /** Features that come later than the others: the lowest zoom at which they are in the tiles, by the value of a field. */
  minZoomBy?: { field: string; zooms: Readonly<Record<string, number>> };
  /** Fields of the schema that tiles carry. Nothing else of `properties` ever reaches a tile. */
  fields: readonly string[];
  /** Below this zoom polygons that agree in land use and dates are merged into one, without id or fields. */
  mergeBelowZoom?: number;
  /** From this zoom on a further layer of the tiles holds of each polygon with room for it the point where it is named. */
  labelFromZoom?: number;
  /** Place in the tile and on the map, lowest first. */
  order: number;
}

export type TopologyRule = 'no-overlap' | 'covers-boundary' | 'within-boundary' | 'ends-snapped';

export interface CollectionDefinition {
  name: string;
  title: BilingualText;
  description: BilingualText;
  geometryTypes: readonly GeometryType[];
  properties: TObject;
  tile: TileHints;
  topology: readonly TopologyRule[];
}

/** Define a collection; throws when a tile field is not a public field of the schema, or a zoom not that of a value. */
export function defineCollection<const Definition extends CollectionDefinition>(
  definition: Definition,
): Definition {
  requireLaterZooms(definition);
  requireOwnLabels(definition);
  for (const field of definition.tile.fields) {
    const schema = definition.properties.properties[field];
    if (!schema) throw new Error(`${definition.name}: tile field ${field} is not in the schema`);
    if (!describeField(schema).public)
      throw new Error(`${definition.name}: tile field ${field} is not public`);
  }
  return definition;
}

function requireLaterZooms({ name, properties, tile }: CollectionDefinition): void {
  if (!tile.minZoomBy) return;
  const { field, zooms } = tile.minZoomBy;
  const schema = properties.properties[field];
  const choices = schema && choicesOf(schema);
  for (const [value, zoom] of Object.entries(zooms)) {
    if (!choices || !Object.hasOwn(choices, value))
      throw new Error(`${name}: tile zooms are by ${field} ${value}, which is not in the schema`);
    if (zoom <= tile.minZoom) throw new Error(`${name}: ${field} ${value} is not later than the layer`);
  }
}

function requireOwnLabels({ name, tile: { labelFromZoom, mergeBelowZoom = 0 } }: CollectionDefinition): void {
  if (labelFromZoom !== undefined && labelFromZoom < mergeBelowZoom)
    throw new Error(
      `${name}: what is merged below zoom ${mergeBelowZoom} can't be named from ${labelFromZoom} on`,
    );
}

/** Name of the tile layer that holds the points where the features of a collection are named. */
export function labelLayerName<const Name extends string>({ name }: { name: Name }): `${Name}-label` {
  return `${name}-label`;
}

/** True where the tiles of a zoom hold those points. */
export function hasLabels({ labelFromZoom }: TileHints, zoom: number): boolean {
  return labelFromZoom !== undefined && zoom >= labelFromZoom;
}

/** The values of the field that decides, of which features are not in the tiles of a zoom; none where all are. */
export function valuesLeftOut({ minZoomBy }: TileHints, zoom: number): string[] {
  return Object.entries(minZoomBy?.zooms ?? {}).flatMap(([value, minZoom]) =>
    zoom < minZoom ? [value] : [],
  );
}

/** A closed object schema for a collection's properties: what is not named is refused. */
export function fieldsOf<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false });
}

/** JSON Schema keywords for a field: the standard `title`, and ours under `x-`. */
function keywords(description: FieldDescription): Record<string, unknown> {
  return {
    title: description.zh,
    'x-title': { zh: description.zh, en: description.en },
    ...(description.unit && { 'x-unit': description.unit }),
    ...(description.public && { 'x-public': true }),
    ...(description.exchange && { 'x-exchange': description.exchange }),
    ...(description.translation && { 'x-translation': description.translation }),
    ...(description.links && { 'x-links': description.links }),
    ...(description.codes && { 'x-codes': description.codes }),
  };
}

/** The description that a field's schema carries. */
export function describeField(schema: TSchema): FieldDescription {
  const at = schema as unknown as Record<string, unknown>;
  const title = at['x-title'] as BilingualText;
  return {
    zh: title.zh,
    en: title.en,
    ...(at['x-unit'] ? { unit: at['x-unit'] as string } : {}),
    ...(at['x-public'] ? { public: true as const } : {}),
    ...(at['x-exchange'] ? { exchange: at['x-exchange'] as string } : {}),
    ...(at['x-translation'] ? { translation: at['x-translation'] as string } : {}),
    ...(at['x-links'] ? { links: at['x-links'] as string } : {}),
    ...(at['x-codes'] ? { codes: at['x-codes'] as 'land-use' } : {}),
  };
}

/**
 * No control characters (U+0000 can't be stored, U+001E and U+001F separate records) and no lone surrogates. With
 * the `u` flag a character past U+FFFF, such as 𠮷, is one that the first class takes, without it the pair after.
 */
export const storableText =
  '^(?:[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])*$';

/** A text of at most `maxLength` characters. */
export const textField = (description: FieldDescription, maxLength = 200) =>
  Type.String({ maxLength, pattern: storableText, ...keywords(description) });

/** A finite number from `minimum` to `maximum`, in the unit described. */
export const numberField = (description: FieldDescription, minimum: number, maximum: number) =>
  Type.Number({ minimum, maximum, ...keywords(description) });

/** A whole number from `minimum` to `maximum`. */
export const integerField = (description: FieldDescription, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, ...keywords(description) });

/** One of a short list of keys, each with its names (`x-values`). */
export function choiceField<const Values extends Record<string, BilingualText>>(
  description: FieldDescription,
  values: Values,
) {
  type Key = keyof Values & string;
  return Type.Unsafe<Key>({
    ...Type.Enum(Object.keys(values) as [Key, ...Key[]]),
    type: 'string',
    ...keywords(description),
    'x-values': values,
  });
}

/** The names of a choice field's values, by key; null for a field of another kind. */
export function choicesOf(schema: TSchema): Record<string, BilingualText> | null {
  return (
    ((schema as unknown as Record<string, unknown>)['x-values'] as Record<string, BilingualText>) ?? null
  );
}

/** A calendar day, `YYYY-MM-DD`. */
export const dateField = (description: FieldDescription) =>
  Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'x-day': true, ...keywords(description) });
