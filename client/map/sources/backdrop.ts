import type { Backdrop } from '#domain/cartography/style-options.ts';
import type { Basemap } from '../../api/types.ts';
import { degreeScheme } from './degree-tiles.ts';

/** What the style needs to know of a basemap. The worker has another base address, so it gets whole URLs. */
export function backdropOf({ tiles, matrix, minZoom, maxZoom }: Basemap, origin: string): Backdrop {
  const scheme = matrix === 'cgcs2000' ? `${degreeScheme}://` : '';
  return { layers: tiles.map((path) => `${scheme}${origin}${path}`), minZoom, maxZoom };
}
