const idPattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** True for what can be the id of a feature. */
export function isFeatureId(id: string): boolean {
  return idPattern.test(id);
}
