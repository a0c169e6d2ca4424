import { Type, type TObject, type TProperties } from 'typebox';

/** Schema of a route's path: its own parameters, and those that its prefix has, such as `/api/published/:plan`. */
export function pathSchema<Own extends TProperties>(prefix: string, own: Own): TObject<Own> {
  const before = Array.from(prefix.matchAll(/:(\w+)/g), ([, name]) => [name, Type.String()]);
  return Type.Object({ ...Object.fromEntries(before), ...own });
}
