/** The style's expressions, evaluated for single features at one zoom: what a map does on a graphics card, for paper. */
import {
  featureFilter,
  latest,
  normalizePropertyExpression,
  type Feature,
  type LayerSpecification,
  type StylePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { PaperGeometry } from './paper-geometry.ts';

/** A feature as the style sees it: the fields of a tile. */
export interface StyledFeature {
  kind: PaperGeometry['kind'];
  properties: Readonly<Record<string, unknown>>;
}

/** An opaque colour `#rrggbb` and how opaque it is to be drawn. */
export interface PaintColor {
  color: string;
  opacity: number;
}

/** One layer of the style at one zoom. */
export class LayerValues {
  readonly layer: LayerSpecification;
  readonly #zoom: number;
  readonly #filter: (feature: Feature) => boolean;
  readonly #expressions = new Map<string, StylePropertyExpression | null>();

  constructor(layer: LayerSpecification, zoom: number) {
    this.layer = layer;
    this.#zoom = zoom;
    const { filter } = featureFilter('filter' in layer ? layer.filter : undefined, 'filter');
    // a filter sees whole zooms, as in a tile
    this.#filter = (feature) => filter({ zoom: Math.floor(zoom) }, feature);
  }

  /** True when the layer is drawn at the zoom at all. */
  get isInZoom(): boolean {
    const { minzoom = 0, maxzoom = 24 } = this.layer;
    return this.#zoom >= minzoom && this.#zoom < maxzoom;
  }

  draws(feature: StyledFeature): boolean {
    return this.#filter(forStyle(feature));
  }

  number(name: string, feature: StyledFeature): number {
    const value = this.#evaluate(name, feature);
    return typeof value === 'number' ? value : 0;
  }

  text(name: string, feature: StyledFeature): string {
    const value = this.#evaluate(name, feature);
    return value === null || value === undefined ? '' : String(value);
  }

  numbers(name: string, feature: StyledFeature): number[] {
    const value = this.#evaluate(name, feature);
    return Array.isArray(value) ? (value as number[]) : [];
  }

  strings(name: string, feature: StyledFeature): string[] {
    const value = this.#evaluate(name, feature);
    return Array.isArray(value) ? (value as string[]) : [];
  }

  /** A colour with its own opacity; `color` in the shape `#rrggbb`. */
  color(name: string, feature: StyledFeature): PaintColor {
    const value = this.#evaluate(name, feature) as { rgb: [number, number, number, number] } | null;
    if (!value) return { color: '#000000', opacity: 1 };
    const [red, green, blue, opacity] = value.rgb;
    return { color: `#${[red, green, blue].map(toByte).join('')}`, opacity };
  }

  /** True when the layer says the property, so that a pattern or a dash is asked for. */
  has(name: string): boolean {
    return this.#specified(name) !== undefined;
  }

  #evaluate(name: string, feature: StyledFeature): unknown {
    const expression = this.#expressionOf(name);
    return expression ? expression.evaluate({ zoom: this.#zoom }, forStyle(feature), {}) : null;
  }

  #expressionOf(name: string): StylePropertyExpression | null {
    const known = this.#expressions.get(name);
    if (known !== undefined) return known;
    const specification = specificationOf(this.layer.type, name);
    const value = this.#specified(name) ?? specification?.default;
    const expression =
      specification && value !== undefined
        ? normalizePropertyExpression(value as never, name, specification)
        : null;
    this.#expressions.set(name, expression);
    return expression;
  }

  #specified(name: string): unknown {
    const { paint, layout } = this.layer as {
      paint?: Record<string, unknown>;
      layout?: Record<string, unknown>;
    };
    return paint?.[name] ?? layout?.[name];
  }
}

function forStyle({ kind, properties }: StyledFeature): Feature {
  return { type: kind, properties };
}

function specificationOf(type: string, name: string): StylePropertySpecification | undefined {
  const all = latest as unknown as Record<string, Record<string, StylePropertySpecification>>;
  return all[`paint_${type}`]?.[name] ?? all[`layout_${type}`]?.[name];
}

function toByte(share: number): string {
  return Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');
}
