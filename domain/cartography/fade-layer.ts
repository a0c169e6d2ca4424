import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';

/** The paint properties that say how opaque a layer of a type is. */
const opacityProperties: Partial<Record<LayerSpecification['type'], readonly string[]>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  symbol: ['icon-opacity', 'text-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  'fill-extrusion': ['fill-extrusion-opacity'],
  raster: ['raster-opacity'],
};

/** The layer at a share (0 to 1) of the opacity that it has by its own style, at every zoom. */
export function fadeLayer(layer: LayerSpecification, share: number): LayerSpecification {
  if (share === 1) return layer;
  const paint = (layer.paint ?? {}) as Record<string, unknown>;
  const faded = (opacityProperties[layer.type] ?? []).map((name) => [name, fade(paint[name] ?? 1, share)]);
  return { ...layer, paint: { ...paint, ...Object.fromEntries(faded) } } as LayerSpecification;
}

/** An expression by zoom must stay the outermost one: what it answers is faded, stop by stop. */
function fade(opacity: unknown, share: number): unknown {
  if (typeof opacity === 'number') return opacity * share;
  if (!Array.isArray(opacity)) return opacity;
  const [operator, ...rest] = opacity as unknown[];
  if (operator === 'interpolate') {
    const [kind, input, ...stops] = rest;
    return [operator, kind, input, ...stops.map((part, at) => (at % 2 === 1 ? fade(part, share) : part))];
  }
  if (operator === 'step') {
    const [input, ...outputs] = rest;
    return [operator, input, ...outputs.map((part, at) => (at % 2 === 0 ? fade(part, share) : part))];
  }
  return ['*', share, opacity];
}
