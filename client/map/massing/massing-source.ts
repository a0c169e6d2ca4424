import { addProtocol } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';

const scheme = 'massing';
/** Collections that a map may still be asking for. */
const kept = 3;

const collections = new Map<string, FeatureCollection>();
let number = 0;

addProtocol(scheme, ({ url }) =>
  Promise.resolve({ data: collections.get(url) ?? { type: 'FeatureCollection', features: [] } }),
);

/**
 * Give buildings an address for the style. The style is compared with the one before on every change: with an address
 * in it that costs nothing, with ten thousand buildings it would be felt.
 */
export function publishBuildings(buildings: FeatureCollection): string {
  const address = `${scheme}://buildings/${++number}`;
  collections.set(address, buildings);
  for (const oldest of collections.keys()) {
    if (collections.size <= kept) break;
    collections.delete(oldest);
  }
  return address;
}
