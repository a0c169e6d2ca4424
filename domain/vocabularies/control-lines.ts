import vocabulary from '#data/vocabularies/control-lines.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

/** A line that controls what may be built, as the national databases hold it. */
export interface ControlLineClass extends BilingualText {
  id: string;
  /** Kind of the control-line collection, null where it has none. */
  kind: string | null;
  group: 'three-lines' | 'urban-lines' | 'other';
  definition: BilingualText;
  /** Layers of the national databases. */
  layers: readonly string[];
  /** Fields of those layers. */
  fields: readonly string[];
  /** 要素代码, YSDM. */
  featureCode: string | null;
  /** `#RRGGBB` by convention; the statutory symbol is another thing. */
  displayColor: string | null;
  basis: Basis;
  sources: readonly string[];
  note?: BilingualText;
}

const byKind = new Map((vocabulary.lines as readonly ControlLineClass[]).map((line) => [line.kind, line]));

/** What is known of a kind of control line, or null when there is no such kind. */
export function findControlLine(kind: string): ControlLineClass | null {
  return byKind.get(kind) ?? null;
}
