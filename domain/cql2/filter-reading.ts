import type { CoordinateFrame } from './coordinate-frame.ts';
import { FilterFault, filterLimits, tooLarge, type FilterPlace } from './filter-fault.ts';
import type { Property, SpatialCondition } from './condition.ts';
import type { Queryables } from './queryables.ts';

/** What a filter is read with: the fields it may name, and the system of its coordinates. */
export interface FilterSetting {
  queryables: Queryables;
  frame: CoordinateFrame;
}

/** One filter while it is read: what it may name, and how much of it there is by now. */
export class FilterReading {
  readonly frame: CoordinateFrame;
  readonly #queryables: Queryables;
  #nodes = 0;
  #spatial = 0;
  #depth = 0;

  constructor({ queryables, frame }: FilterSetting) {
    this.#queryables = queryables;
    this.frame = frame;
  }

  /** Count one more condition or value. */
  count(place: FilterPlace): void {
    this.#nodes += 1;
    if (this.#nodes > filterLimits.nodes)
      throw tooLarge(place, `at most ${filterLimits.nodes} conditions and values are taken.`);
  }

  /** Count a spatial function, once for each pair of geometries that a database must look at. */
  countSpatial(condition: SpatialCondition, place: FilterPlace): SpatialCondition {
    const [left, right] = [condition.left, condition.right].map((side) =>
      side.kind === 'shape' ? side.parts.length : 1,
    );
    this.#spatial += left! * right!;
    if (this.#spatial > filterLimits.spatialFunctions)
      throw tooLarge(
        place,
        `at most ${filterLimits.spatialFunctions} spatial functions are taken; one with a collection counts for each of its parts.`,
      );
    return condition;
  }

  /** Read what lies one level deeper. */
  nested<Part>(place: FilterPlace, read: () => Part): Part {
    this.#depth += 1;
    if (this.#depth > filterLimits.depth)
      throw tooLarge(place, `no more than ${filterLimits.depth} levels may lie in one another.`);
    const part = read();
    this.#depth -= 1;
    return part;
  }

  /** The field of a name. */
  property(name: string, place: FilterPlace): Property {
    this.count(place);
    const type = this.#queryables.get(name);
    if (!type)
      throw new FilterFault(
        'unknown-property',
        place,
        'this collection has no such property to filter by; its «queryables» name those there are.',
      );
    return { kind: 'property', name, type };
  }
}
