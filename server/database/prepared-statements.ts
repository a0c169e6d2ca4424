import type { Compilable, CompiledQuery } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Queries } from './database.ts';

/** Shapes that are remembered; a client chooses filters, so there may be any number of them. */
const rememberedShapes = 500;

/** Stands in a statement for a value that each run brings. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A place for the value `name`; Kysely hands it on as a parameter without a look inside. */
export function slot<Value>(name: string): Value {
  return new Slot(name) as Value;
}

/**
 * Statements built once for each shape and run with ever new values: for a statement of many expressions Kysely takes
 * longer to build it than the connection takes to send it. Nothing is prepared on the server: there may be any number
 * of shapes.
 */
export class PreparedStatements {
  readonly #queries: Queries;
  readonly #byShape = new LRUCache<string, CompiledQuery>({ max: rememberedShapes });

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /**
   * Run the statement of a shape; `build` is asked for it the first time, and each time where the shape is null.
   * `values` fills its slots, by name.
   */
  async run<Row>(
    shape: string | null,
    build: () => Compilable<Row>,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Row[]> {
    const statement = shape === null ? build().compile() : this.#remembered(shape, build);
    const parameters = statement.parameters.map((parameter) =>
      parameter instanceof Slot ? valueOf(parameter, values) : parameter,
    );
    const { rows } = await this.#queries.executeQuery<Row>({ ...statement, parameters });
    return rows;
  }

  #remembered<Row>(shape: string, build: () => Compilable<Row>): CompiledQuery<Row> {
    let statement = this.#byShape.get(shape) as CompiledQuery<Row> | undefined;
    if (!statement) {
      statement = build().compile();
      this.#byShape.set(shape, statement);
    }
    return statement;
  }
}

function valueOf({ name }: Slot, values: Readonly<Record<string, unknown>>): unknown {
  if (!Object.hasOwn(values, name)) throw new Error(`the statement has a slot «${name}» without a value`);
  return values[name];
}
