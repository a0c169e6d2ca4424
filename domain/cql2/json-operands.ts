import type { Interval, Literal, Operand, Property, SimpleGeometry } from './condition.ts';
import { filterLimits, invalid, tooLarge, unknownFunction } from './filter-fault.ts';
import type { FilterReading } from './filter-reading.ts';
import {
  booleanLiteral,
  dateLiteral,
  intervalEnd,
  numberLiteral,
  textLiteral,
  timestampLiteral,
} from './literals.ts';
import { makeInterval, type Placed } from './make-condition.ts';
import { placeBox, placeShape } from './place-shape.ts';

/** How deep the positions lie in the coordinates of each type. */
const depths = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

const isNoGeometry = 'this is no geometry of GeoJSON.';

/** Reads the operands of CQL2 JSON, whatever they are. */
export class JsonOperands {
  readonly #reading: FilterReading;
  /** Positions of the geometry that is being read. */
  #positions = 0;

  constructor(reading: FilterReading) {
    this.#reading = reading;
  }

  read(value: unknown, place: string): Placed {
    return { operand: this.#readAs(value, place), place };
  }

  #readAs(value: unknown, place: string): Operand {
    if (isObject(value)) return this.#readObject(value, place);
    this.#reading.count(place);
    if (typeof value === 'string') return textLiteral(value, place);
    if (typeof value === 'number') return numberLiteral(value, place);
    if (typeof value === 'boolean') return booleanLiteral(value);
    throw invalid(place, 'a property or a value is expected.');
  }

  #readObject(value: Record<string, unknown>, place: string): Operand {
    if (Object.hasOwn(value, 'property')) return this.#readProperty(value, place);
    this.#reading.count(place);
    if (Object.hasOwn(value, 'op')) throw unknownFunction(place);
    if (Object.hasOwn(value, 'date')) return dateLiteral(value['date'], place);
    if (Object.hasOwn(value, 'timestamp')) return timestampLiteral(value['timestamp'], place);
    if (Object.hasOwn(value, 'interval')) return this.#readInterval(value['interval'], place);
    if (Object.hasOwn(value, 'type')) return this.#readShape(value, place);
    if (Object.hasOwn(value, 'bbox')) return this.#readBox(value['bbox'], place);
    throw invalid(place, 'a property or a value is expected.');
  }

  #readProperty({ property }: Record<string, unknown>, place: string): Property {
    if (typeof property !== 'string') throw invalid(place, '«property» must be a name.');
    return this.#reading.property(property, place);
  }

  #readInterval(ends: unknown, place: string): Interval {
    if (!Array.isArray(ends) || ends.length !== 2) throw invalid(place, 'an interval has two ends.');
    const [start, end] = ends.map((value: unknown) => this.#readEnd(value, place));
    return makeInterval(start!, end!, place);
  }

  #readEnd(value: unknown, place: string): Property | Literal | null {
    if (isObject(value)) return this.#readProperty(value, place);
    this.#reading.count(place);
    return intervalEnd(value, place);
  }

  #readBox(numbers: unknown, place: string): Operand {
    const isBox = Array.isArray(numbers) && (numbers.length === 4 || numbers.length === 6);
    if (!isBox || !numbers.every(Number.isFinite)) throw invalid(place, 'a box has four numbers, or six.');
    return placeBox(numbers as number[], this.#reading.frame, place);
  }

  #readShape(geometry: Record<string, unknown>, place: string): Operand {
    this.#positions = 0;
    return placeShape(this.#readGeometries(geometry, place), this.#reading.frame, place);
  }

  /** The geometries of a geometry, those of a collection without the collection. */
  #readGeometries(geometry: unknown, place: string): SimpleGeometry[] {
    const { type, coordinates, geometries } = isObject(geometry) ? geometry : {};
    if (type === 'GeometryCollection' && Array.isArray(geometries)) {
      if (geometries.length === 0) throw invalid(place, isNoGeometry);
      return this.#reading.nested(place, () => this.#readMembers(geometries, place));
    }
    const depth = typeof type === 'string' ? depths.get(type) : undefined;
    if (depth === undefined) throw invalid(place, isNoGeometry);
    return [{ type, coordinates: this.#readCoordinates(coordinates, depth, place) } as SimpleGeometry];
  }

  #readMembers(geometries: readonly unknown[], place: string): SimpleGeometry[] {
    const members: SimpleGeometry[] = [];
    for (const geometry of geometries) {
      this.#reading.count(place);
      members.push(...this.#readGeometries(geometry, place));
    }
    return members;
  }

  #readCoordinates(value: unknown, depth: number, place: string): unknown {
    if (!Array.isArray(value) || value.length === 0) throw invalid(place, isNoGeometry);
    // every list holds a position or more: longer than that, it is not even looked into
    if (depth > 0 && value.length > filterLimits.positions) throw tooManyPositions(place);
    if (depth > 0) return value.map((part: unknown) => this.#readCoordinates(part, depth - 1, place));
    this.#positions += 1;
    if (this.#positions > filterLimits.positions) throw tooManyPositions(place);
    if (value.length < 2 || value.length > 3 || !value.every(Number.isFinite))
      throw invalid(place, isNoGeometry);
    // a height, which plans don't have, is left out
    return value.slice(0, 2);
  }
}

const tooManyPositions = (place: string) =>
  tooLarge(place, `a geometry has at most ${filterLimits.positions} positions.`);

/** True for an object of JSON, which may have any members. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
