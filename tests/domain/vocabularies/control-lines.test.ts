import { describe, expect, it } from 'vitest';
import { controlLine } from '#domain/collections/control-line.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { findControlLine } from '#domain/vocabularies/control-lines.ts';

describe('the control lines', () => {
  it('describe every kind of the collection, under the same name', () => {
    for (const [kind, { zh, en }] of Object.entries(choicesOf(controlLine.properties.properties.kind)!))
      expect(findControlLine(kind)).toMatchObject({ id: kind, zh, en });
  });

  it('warn that blue and purple carry the same feature code', () => {
    expect(findControlLine('blue')?.featureCode).toBe(findControlLine('purple')?.featureCode);
    expect(findControlLine('blue')?.note?.en).toMatch(/verify/);
  });

  it('find nothing for no kind', () => {
    expect(findControlLine('orange')).toBeNull();
  });
});
