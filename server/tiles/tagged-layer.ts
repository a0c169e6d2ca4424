import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { LayerWriter } from './mvt-writer.ts';
import { partSeparator, recordFields, type TileGroup } from './repository.ts';

const utf8 = new TextEncoder();

/** A layer of a tile being written, whose features get what records and their groups say of them. */
export class TaggedLayer {
  readonly writer: LayerWriter;
  readonly #fields: { name: string; isNumeric: boolean }[];
  /** Keys and values that all features of the group share, in turn. */
  #common: number[] = [];

  constructor(name: string, collection: CollectionDefinition) {
    this.writer = new LayerWriter(name);
    this.#fields = recordFields(collection).map((field) => {
      const { type } = collection.properties.properties[field] as { type?: string };
      return { name: field, isNumeric: type === 'number' || type === 'integer' };
    });
  }

  /** Go on to the features of a group. */
  beginGroup({ landUse, from, to, precision }: TileGroup): void {
    const { writer } = this;
    this.#common = [];
    for (const [key, text] of Object.entries({ landUse, precision })) {
      if (text === null) continue;
      const bytes = utf8.encode(text);
      this.#common.push(writer.keyIndex(key), writer.textIndex(bytes, 0, bytes.length));
    }
    for (const [key, text] of Object.entries({ from, to })) {
      if (text === null) continue;
      const bytes = utf8.encode(text);
      this.#common.push(writer.keyIndex(key), writer.numberIndex(bytes, 0, bytes.length));
    }
  }

  /** Tag the feature being written with what its group shares. */
  tagCommon(): void {
    for (let at = 0; at < this.#common.length; at += 2)
      this.writer.tag(this.#common[at]!, this.#common[at + 1]!);
  }

  /** Tag the feature being written with its record: an id, then the fields. */
  tagRecord(records: Uint8Array, start: number, end: number): void {
    const { writer } = this;
    let from = start;
    let field = -1;
    for (let at = start; at <= end; at++) {
      if (at < end && records[at] !== partSeparator) continue;
      if (field < 0) writer.tag(writer.keyIndex('id'), writer.newTextIndex(records, from, at));
      else if (at > from) this.#tagField(field, records, from, at);
      from = at + 1;
      field += 1;
    }
  }

  #tagField(field: number, records: Uint8Array, from: number, to: number): void {
    const { writer } = this;
    const { name, isNumeric } = this.#fields[field]!;
    writer.tag(
      writer.keyIndex(name),
      isNumeric ? writer.numberIndex(records, from, to) : writer.textIndex(records, from, to),
    );
  }
}
