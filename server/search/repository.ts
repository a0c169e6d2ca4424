import { sql } from 'kysely';
import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { publicFields } from '#domain/collections/registry.ts';
import type { Database } from '../database/database.ts';
import { PreparedStatements, slot } from '../database/prepared-statements.ts';
import { boxJson, labelDegrees, type Box } from '../postgis-utilities/geometry-expressions.ts';

/** The fields by which a feature is found, named and told what it is. */
const shownFields = [
  'name',
  'nameEn',
  'parcelCode',
  'planUnit',
  'landUse',
  'kind',
  'class',
  'industry',
  'projectClass',
  'rank',
];

/** Of one feature: id, fields, longitude and latitude of the point it is named at, bounds. Degrees of EPSG:4490; a geometry that has no such point has none. */
export type SearchRow = [
  id: string,
  fields: Record<string, unknown>,
  longitude: number | null,
  latitude: number | null,
  bounds: Box,
];

/** What search knows of features: public fields only. */
export class SearchRepository {
  readonly #database: Database;
  readonly #statements: PreparedStatements;

  constructor(database: Database) {
    this.#database = database;
    // an index that a replica made from what is no more would stay until the next change
    this.#statements = new PreparedStatements(database.mayLag ? database.queries : database.reads);
  }

  /** Rows of a collection in the order of ids, after one of them; `''` is before all. */
  async readRows(
    scenario: number,
    collection: CollectionDefinition,
    afterId: string,
    limit: number,
  ): Promise<SearchRow[]> {
    const [page] = await this.#statements.run(collection.name, () => this.#rowsStatement(collection), {
      scenario,
      afterId,
      limit,
    });
    return page?.rows ?? [];
  }

  #rowsStatement(collection: CollectionDefinition) {
    const shown = publicFields(collection).filter((field) => shownFields.includes(field));
    const fields = shown.map((field) => sql`${sql.lit(field)}, properties -> ${sql.lit(field)}`);
    const page = this.#database.reads
      .selectFrom('feature')
      .selectAll()
      .where('scenario', '=', slot<number>('scenario'))
      .where('collection', '=', collection.name)
      .where('id', '>', slot<string>('afterId'))
      .orderBy('id')
      .limit(slot<number>('limit'));
    return this.#database.reads.selectFrom(page.as('feature')).select(
      sql<
        SearchRow[] | null
      >`json_agg(json_build_array(id, jsonb_strip_nulls(jsonb_build_object(${sql.join(fields)})),
          ${labelDegrees('x', 6)}::float8, ${labelDegrees('y', 6)}::float8, ${boxJson('geom')}) order by id)`.as(
        'rows',
      ),
    );
  }
}
