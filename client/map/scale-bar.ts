import { ScaleControl, type Map } from 'maplibre-gl';

/** Longest bar at a scale of 1: its text stays inside also where the bar is half as long. */
const longest = 120;

/** Put a scale bar on the map that is as large as the type around it; gives back how to take it off. */
export function addScaleBar(map: Map, scale: number): () => void {
  const bar = new ScaleControl({ maxWidth: longest * scale });
  map.addControl(bar, 'bottom-left');
  return () => {
    // a map that is taken down has let go of it by itself
    if (map.hasControl(bar)) map.removeControl(bar);
  };
}
