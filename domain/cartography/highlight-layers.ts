interface HighlightLayer {
  id: string;
  /** The opacity of its paint while anything is marked. */
  opacities: Readonly<Record<string, number>>;
}

/**
 * For each collection the layer that shows what of it is marked (pointed at, selected, counted) by feature state. By
 * itself it is not opaque at all: MapLibre then leaves it out, where it would draw every feature, unseen, in each
 * frame. Whoever marks a feature makes its layer opaque.
 */
export const highlightLayers: Readonly<Record<string, HighlightLayer>> = {
  zone: { id: 'zone-highlight', opacities: { 'line-opacity': 1 } },
  infrastructure: { id: 'line-highlight', opacities: { 'line-opacity': 0.55 } },
  'control-line': { id: 'control-line-highlight', opacities: { 'line-opacity': 0.7 } },
  cluster: { id: 'cluster-highlight', opacities: { 'line-opacity': 1 } },
  boundary: { id: 'boundary-highlight', opacities: { 'line-opacity': 0.7 } },
  facility: {
    id: 'point-highlight-facility',
    opacities: { 'circle-opacity': 0.35, 'circle-stroke-opacity': 1 },
  },
  project: {
    id: 'point-highlight-project',
    opacities: { 'circle-opacity': 0.35, 'circle-stroke-opacity': 1 },
  },
};

/** A mark answers the hand: it doesn't come slowly. */
const atOnce = { duration: 0 };

/** Paint of a highlight of lines while nothing is marked. */
export const restingLine = { 'line-opacity': 0, 'line-opacity-transition': atOnce };

/** Paint of a highlight of points while nothing is marked. */
export const restingCircle = {
  'circle-opacity': 0,
  'circle-opacity-transition': atOnce,
  'circle-stroke-opacity': 0,
  'circle-stroke-opacity-transition': atOnce,
};
