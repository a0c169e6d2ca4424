/** Values for `it.each`, each after a name short enough for a report. */
export function labelled(values: string[]): [label: string, value: string][] {
  return values.map((value) => [
    value.length > 40 ? `${value.slice(0, 40)}… (${value.length} characters)` : value,
    value,
  ]);
}
