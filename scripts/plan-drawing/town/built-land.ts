/** True for land use that buildings stand on, by the first digits of its code (07 homes to 13 utilities, streets and railways apart). */
export function isBuiltOn(landUse: string): boolean {
  return /^(0[789]|1[01]|1208|13)/.test(landUse);
}
