import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { greyOf } from './color.ts';

/** Layers that keep their colour on a grey map: what is selected has to stand out of it. */
const coloured = /highlight|^picked-area$|^boundary-glow$/;

/** The layer in greys as bright as its colours, so that what an analysis lays over the map is the only colour on it. */
export function greyLayer(layer: LayerSpecification): LayerSpecification {
  if (coloured.test(layer.id) || !layer.paint) return layer;
  return { ...layer, paint: greyValues(layer.paint) } as LayerSpecification;
}

/** The same value with every colour in it, however deep, as a grey. */
export function greyValues<Value>(value: Value): Value;
export function greyValues(value: unknown): unknown {
  if (typeof value === 'string') return greyOf(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => greyValues(inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, greyValues(inner)]));
}
