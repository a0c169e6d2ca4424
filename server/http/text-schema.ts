import { Type } from 'typebox';
import { storableText } from '#domain/collections/definition.ts';

/** A text of a request that is kept: what a database can hold, and no more than so many characters. */
export const KeptText = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: storableText });
