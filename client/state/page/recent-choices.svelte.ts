import { isSearchItem } from '../../api/shapes.ts';
import type { SearchItem } from '../../api/types.ts';
import { isFeatureRef } from '../address/feature-address.ts';
import type { Memory } from './memory.ts';

/** What someone went to or did by search. */
export type Choice =
  | { kind: 'feature'; plan: string; item: SearchItem }
  | { kind: 'position'; position: [longitude: number, latitude: number] }
  | { kind: 'command'; id: string };

const memoryKey = 'recent-choices';
const mostChoices = 6;

/** The last choices, the newest first, remembered by the browser. */
export class RecentChoices {
  readonly #memory: Memory;
  #choices = $state.raw<readonly Choice[]>([]);

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#choices = readChoices(memory.recall(memoryKey));
  }

  get choices(): readonly Choice[] {
    return this.#choices;
  }

  add(choice: Choice): void {
    const others = this.#choices.filter((other) => keyOf(other) !== keyOf(choice));
    this.#choices = [choice, ...others].slice(0, mostChoices);
    this.#memory.remember(memoryKey, JSON.stringify(this.#choices));
  }
}

function keyOf(choice: Choice): string {
  switch (choice.kind) {
    case 'feature': {
      const { collection, id, grouping, title } = choice.item;
      return [choice.plan, collection, id, grouping, title.zh].join('/');
    }
    case 'position':
      return choice.position.join();
    case 'command':
      return choice.id;
  }
}

/** What was remembered may be of an earlier version, or of nobody: what does not look right is left out. */
function readChoices(text: string | null): Choice[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isChoice).slice(0, mostChoices) : [];
  } catch {
    return [];
  }
}

function isChoice(value: unknown): value is Choice {
  const { kind, id, position, plan, item } = (value ?? {}) as Record<string, unknown>;
  if (kind === 'command') return typeof id === 'string';
  if (kind === 'position') return Array.isArray(position) && position.length === 2 && isOnEarth(position);
  if (kind !== 'feature' || typeof plan !== 'string' || !isSearchItem(item)) return false;
  return isFeatureRef(item) && isOnEarth(item.bounds);
}

/** True for longitudes and latitudes in turn. */
function isOnEarth(degrees: readonly unknown[]): boolean {
  return degrees.every((value, index) => {
    const most = index % 2 === 0 ? 180 : 90;
    return typeof value === 'number' && value >= -most && value <= most;
  });
}
