import type { Map } from 'maplibre-gl';
import { legendKeysInView, type Pace } from './legend-keys-in-view.ts';

/**
 * Gives a function that looks for what the map shows and tells the keys of the legend. A look ends untold when the map
 * moves or is taken away, or when the next one begins.
 */
export function lookThrough(map: Map, tell: (keys: string[]) => void): (pace?: Pace) => Promise<void> {
  let looking = new AbortController();
  const stop = () => looking.abort();
  map.on('movestart', stop);
  map.on('remove', stop);
  return async (pace) => {
    stop();
    looking = new AbortController();
    const keys = await legendKeysInView(map, looking.signal, pace);
    if (keys) tell(keys);
  };
}
