/** What a division adds to the name that its seat goes by. */
const divisionWord = /[市县区]$/;

/** A name of one character is not said without its word: 盂县, 祁县. */
const shortestName = 2;

/**
 * The boundaries without those whose seat among the places says the same name: 阳曲县 or 忻州市 is named at its seat,
 * and not once more in its middle. Remarks in brackets behind a name do not make it another.
 */
export function withoutNamesakes<Named extends { properties: Readonly<Record<string, unknown>> }>(
  boundaries: readonly Named[],
  places: readonly Named[],
): Named[] {
  const names = new Set(places.map(commonName));
  return boundaries.filter((boundary) => !names.has(commonName(boundary)));
}

function commonName({ properties }: { properties: Readonly<Record<string, unknown>> }): string {
  const name = String(properties['name'] ?? '').replace(/（[^）]*）$/, '');
  const bare = name.replace(divisionWord, '');
  return bare.length < shortestName ? name : bare;
}
