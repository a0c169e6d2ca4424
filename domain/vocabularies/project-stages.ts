import vocabulary from '#data/vocabularies/project-stages.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';

/** A stage on a project's way from an idea to its target output. */
export interface ProjectStage extends BilingualText {
  id: string;
}

/** The nine stages, 谋划 to 达产达效, in their order. */
export const projectStages: readonly ProjectStage[] = vocabulary.stages;

const placeOf = new Map(projectStages.map(({ id }, place) => [id, place]));

/** True when a project in `stage` has reached `milestone` or is past it; false when either is no stage. */
export function hasReached(stage: string, milestone: string): boolean {
  return (placeOf.get(stage) ?? -1) >= (placeOf.get(milestone) ?? Infinity);
}
