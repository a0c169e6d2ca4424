/** A set that is never changed, only replaced: what has read it can tell by its identity. */
export type KeySet = ReadonlySet<string>;

export function keySet(keys: Iterable<string> = []): KeySet {
  return new Set(keys);
}

/** The set with the key if it was without, and without it if it was with. */
export function toggleKey(keys: KeySet, key: string): KeySet {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The set with all of these keys, or with none of them. */
export function putKeys(keys: KeySet, changed: Iterable<string>, isIn: boolean): KeySet {
  const next = new Set(keys);
  for (const key of changed) {
    if (isIn) next.add(key);
    else next.delete(key);
  }
  return next;
}
