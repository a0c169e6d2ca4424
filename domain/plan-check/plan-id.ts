/** True for an id that a plan may have: they stand in addresses. */
export function isPlanId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}
