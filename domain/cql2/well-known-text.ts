import type { Position } from 'geojson';
import type { SimpleGeometry } from './condition.ts';
import { filterLimits, invalid, tooLarge } from './filter-fault.ts';
import type { FilterReading } from './filter-reading.ts';
import type { Tokens } from './tokens.ts';

const names = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
} as const;

const collection = 'GEOMETRYCOLLECTION';

/** True for the name of a geometry in well-known text, in upper case. */
export function isGeometryName(name: string): boolean {
  return name === collection || Object.hasOwn(names, name);
}

/** Reads one geometry of well-known text (OGC 06-103r4, 7), from after its name. */
export class WellKnownText {
  readonly #tokens: Tokens;
  readonly #reading: FilterReading;
  readonly #at: number;
  #positions = 0;

  constructor(tokens: Tokens, reading: FilterReading, at: number) {
    this.#tokens = tokens;
    this.#reading = reading;
    this.#at = at;
  }

  /** The geometries in it, those of a collection without the collection. */
  read(name: string): SimpleGeometry[] {
    if (name === collection) return this.#readCollection();
    const type = names[name as keyof typeof names];
    return [{ type, coordinates: this.#coordinatesOf(type) } as SimpleGeometry];
  }

  #coordinatesOf(type: SimpleGeometry['type']): unknown {
    const line = () => this.#list(() => this.#readPosition());
    const area = () => this.#list(line);
    switch (type) {
      case 'Point':
        return this.#enclosed(() => this.#readPosition());
      case 'MultiPoint':
        return this.#list(() => this.#readPoint());
      case 'LineString':
        return line();
      case 'Polygon':
      case 'MultiLineString':
        return area();
      case 'MultiPolygon':
        return this.#list(area);
    }
  }

  #readCollection(): SimpleGeometry[] {
    return this.#reading.nested(this.#at, () => this.#list(() => this.#readMember())).flat();
  }

  #readMember(): SimpleGeometry[] {
    const token = this.#tokens.next();
    const name = token.kind === 'word' ? token.value.toUpperCase() : '';
    if (!isGeometryName(name)) throw invalid(token.at, 'a geometry is expected.');
    this.#reading.count(token.at);
    return this.read(name);
  }

  #enclosed<Part>(read: () => Part): Part {
    this.#tokens.expectMark('(');
    const part = read();
    this.#tokens.expectMark(')');
    return part;
  }

  #list<Part>(read: () => Part): Part[] {
    return this.#enclosed(() => {
      const parts = [read()];
      while (this.#tokens.takeMark(',')) parts.push(read());
      return parts;
    });
  }

  /** MULTIPOINT((1 2), (3 4)), and as it was written once, MULTIPOINT(1 2, 3 4). */
  #readPoint(): Position {
    return this.#tokens.isMark('(') ? this.#enclosed(() => this.#readPosition()) : this.#readPosition();
  }

  #readPosition(): Position {
    this.#positions += 1;
    if (this.#positions > filterLimits.positions)
      throw tooLarge(this.#at, `a geometry has at most ${filterLimits.positions} positions.`);
    const position = [this.#tokens.expectNumber(), this.#tokens.expectNumber()];
    // a height, which plans don't have
    if (this.#tokens.peek().kind === 'number') this.#tokens.next();
    return position;
  }
}
