import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/project-stages.json' with { type: 'json' };
import { hasReached, projectStages } from '#domain/vocabularies/project-stages.ts';

describe('the stages of a project', () => {
  it('are nine, from the idea to the target output', () => {
    expect(projectStages).toHaveLength(9);
    expect(projectStages.at(0)?.zh).toBe('谋划');
    expect(projectStages.at(-1)?.zh).toBe('达产达效');
  });

  it('are reached one after the other', () => {
    expect(hasReached('build', 'start')).toBe(true);
    expect(hasReached('start', 'start')).toBe(true);
    expect(hasReached('land', 'start')).toBe(false);
    expect(hasReached('plan', 'plan')).toBe(true);
  });

  it('are not reached by what is no stage', () => {
    expect(hasReached('', 'plan')).toBe(false);
    expect(hasReached('reach', 'nowhere')).toBe(false);
    expect(hasReached('nowhere', 'nowhere')).toBe(false);
  });

  it('are named by the permits and batches, as the lights are by the states', () => {
    const stages = projectStages.map(({ id }) => id);
    const batches = vocabulary.batches.map(({ id }) => id);
    const lights = vocabulary.lights.map(({ id }) => id);
    expect(vocabulary.permits.filter(({ stage }) => !stages.includes(stage))).toEqual([]);
    expect(vocabulary.stages.flatMap(({ batch }) => (batch ? [batch] : []))).toEqual(batches);
    expect(vocabulary.statuses.filter(({ light }) => !lights.includes(light))).toEqual([]);
  });
});
