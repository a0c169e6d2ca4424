/**
 * Codes of the 2023 classification by what they need, from the guide's own definitions of the classes. A code stands
 * for its subclasses.
 */

/** Streets and roads that give access: 公路用地 and 城镇村道路用地. */
const roadCodes = ['1202', '1207'];

/** Transport land that is a way itself, or is reached by one of its own. */
const wayCodes = ['1201', '1202', '1203', '1204', '1205', '1206', '1207'];

/** First-level classes that are built on and entered from a street: 07 居住 to 13 公用设施. */
const builtClasses = ['07', '08', '09', '10', '11', '12', '13'];

const isAnyOf = (codes: readonly string[], code: string) => codes.some((one) => code.startsWith(one));

/** True for land of roads and streets. */
export function isRoadLand(code: string): boolean {
  return isAnyOf(roadCodes, code);
}

/** True for land that is built on and must be reached by a street. */
export function needsRoad(code: string): boolean {
  return isAnyOf(builtClasses, code) && !isAnyOf(wayCodes, code);
}
