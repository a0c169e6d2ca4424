import type { Map } from 'maplibre-gl';
import { legendKeysInView } from './legend-keys-in-view.ts';

/**
 * Gives a function that looks for what the map shows and tells the keys of the legend. A look ends untold when the map
 * moves or is taken away, or when the next one begins.
 */
export function lookThrough(map: Map, tell: (keys: string[]) => void): () => Promise<void> {
  let looking = new AbortController();
  const stop = () => looking.abort();
  map.on('movestart', stop);
  map.on('remove', stop);
  return async () => {
    stop();
    looking = new AbortController();
    const keys = await legendKeysInView(map, looking.signal);
    if (keys) tell(keys);
  };
}
