/** What this browser remembers for its reader. Storage may be refused (private windows); then nothing is kept. */
export interface Memory {
  recall(key: string): string | null;
  remember(key: string, value: string): void;
}

const prefix = 'dayu:';

/** Memory in the browser's local storage. */
export function localMemory(): Memory {
  return {
    recall: (key) => attempt(() => localStorage.getItem(prefix + key)),
    remember: (key, value) => void attempt(() => localStorage.setItem(prefix + key, value)),
  };
}

function attempt<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch {
    return null;
  }
}
