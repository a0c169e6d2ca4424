import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { findLayerGroup, layerGroups } from '#domain/cartography/layer-groups.ts';
import type { LayerId } from '#domain/cartography/layer-order.ts';
import { explainedLayers, legendKeysOf } from '#domain/cartography/legend/legend-key.ts';
import { labelSourceId } from '#domain/cartography/style-context.ts';
import { tileLayers } from '#domain/collections/registry.ts';
import { drawLayer } from './draw-layer.ts';
import { LayerValues } from './layer-values.ts';
import { placeLines } from './place-lines.ts';
import { placePoint } from './place-points.ts';
import { placeZoneCodes } from './place-zone-codes.ts';
import { Placement } from './placement.ts';
import { boxShape, type MeasureText, type Shape, type ShapeGroup } from './shape.ts';
import { showsBeyond } from './shows-beyond.ts';
import { sheetFeatures, type SheetFeature, type SourceFeature } from './sheet-feature.ts';
import { sheetLayers, zoomOfScale, type SheetStyleOptions } from './sheet-style.ts';
import type { SheetView } from './sheet-view.ts';

/** What a map on paper is drawn from. */
export interface MapContent extends SheetStyleOptions {
  /** The features of each collection. */
  features: Readonly<Record<string, readonly SourceFeature[]>>;
}

export interface DrawnMap {
  /** Lowest first, each cut at the frame. */
  groups: ShapeGroup[];
  /** Keys of the legend entries of all that is drawn, sorted. */
  legendKeys: string[];
}

/** Parcels are lettered on paper wherever there is room: as from this zoom on the screen. */
const codesZoom = 14.5;

/** Draw the plan in the frame of a view, a layer of the map's style after the other. */
export function drawMap(view: SheetView, content: MapContent, measure: MeasureText): DrawnMap {
  const drawing = new MapDrawing(view, content, measure);
  const layers = sheetLayers(content);
  for (const layer of layers) if (layer.type !== 'symbol') drawing.draw(layer);
  // as on the screen, what lies on top has the first choice of room
  for (const layer of layers.toReversed()) if (layer.type === 'symbol') drawing.label(layer);
  return drawing.finish(layers);
}

class MapDrawing {
  readonly #view: SheetView;
  readonly #zoom: number;
  readonly #placement: Placement;
  readonly #features: Readonly<Record<string, SheetFeature[]>>;
  readonly #labels: SheetFeature[];
  readonly #letterScale: number;
  readonly #shapes = new Map<string, Shape[]>();
  /** Keys of legend entries by the layer that calls for them. */
  readonly #keys = new Map<string, Set<string>>();

  constructor(view: SheetView, { features, areaLabels, letterScale }: MapContent, measure: MeasureText) {
    this.#view = view;
    this.#letterScale = letterScale;
    this.#zoom = zoomOfScale(view.scale);
    this.#placement = new Placement(view.frame, measure);
    this.#features = Object.fromEntries(
      Object.entries(features).map(([collection, items]) => [collection, sheetFeatures(view, items)]),
    );
    this.#labels = sheetFeatures(
      view,
      areaLabels.features.map(({ geometry, properties }) => ({ geometry, properties: properties ?? {} })),
    );
  }

  draw(layer: LayerSpecification): void {
    const { frame } = this.#view;
    const values = new LayerValues(layer, this.#zoom);
    if (layer.type === 'background') {
      const { color } = values.color('background-color', { kind: 'Polygon', properties: {} });
      this.#shapes.set(layer.id, [boxShape(frame, { fill: { color } })]);
    } else if (values.isInZoom) {
      const note = (feature: SheetFeature) => this.#note(layer, feature);
      this.#shapes.set(layer.id, drawLayer(values, this.#featuresOf(layer), frame, note));
    }
  }

  label(layer: LayerSpecification): void {
    const isCode = layer.id === 'zone-label';
    const values = new LayerValues(layer, isCode ? Math.max(codesZoom, this.#zoom) : this.#zoom);
    if (!values.isInZoom) return;
    const placement = this.#placement;
    const features = this.#featuresOf(layer)
      .filter((feature) => values.draws(feature))
      .map((feature) => ({ feature, key: values.number('symbol-sort-key', feature) }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ feature }) => feature);
    if (isCode) placeZoneCodes(placement, values, features, this.#view, this.#letterScale);
    else if (values.text('symbol-placement', noFeature) === 'line') placeLines(placement, values, features);
    else
      for (const feature of features) if (placePoint(placement, values, feature)) this.#note(layer, feature);
    this.#shapes.set(layer.id, placement.takeShapes());
  }

  finish(layers: readonly LayerSpecification[]): DrawnMap {
    const groups = layers.flatMap(({ id }) => {
      const shapes = this.#shapes.get(id) ?? [];
      return shapes.length > 0 ? [{ title: titleOf(id), shapes, clip: this.#view.frame }] : [];
    });
    const keys = [...this.#keys].flatMap(([id, called]) => (this.#isCovered(id) ? [] : [...called]));
    return { groups, legendKeys: [...new Set(keys)].sort() };
  }

  /** True for ground that lies wholly under the planned area. */
  #isCovered(layerId: string): boolean {
    if (!coveredLayers.has(layerId)) return false;
    const pathsOf = (id: string) => (this.#shapes.get(id) ?? []).filter((shape) => shape.type === 'path');
    return !showsBeyond(pathsOf(layerId), pathsOf(coverLayer));
  }

  #featuresOf(layer: LayerSpecification): readonly SheetFeature[] {
    if (!('source' in layer)) return [];
    if (layer.source === labelSourceId) return this.#labels;
    // the points that a tile has for names are found anew in the features that they are of
    const collection = tileLayers.get('source-layer' in layer ? String(layer['source-layer']) : '');
    return (collection && this.#features[collection.name]) ?? [];
  }

  #note(layer: LayerSpecification, { properties }: SheetFeature): void {
    if (!explained.has(layer.id) || !('source-layer' in layer)) return;
    const keys = this.#keys.get(layer.id) ?? new Set();
    for (const key of legendKeysOf(layer.id, String(layer['source-layer']), properties)) keys.add(key);
    this.#keys.set(layer.id, keys);
  }
}

const explained: ReadonlySet<string> = new Set(explainedLayers);

/** The opaque ground of the planned area, and the areas below it that it may leave nothing of. */
const coverLayer: LayerId = 'boundary-planned-area-fill';
const coveredLayers: ReadonlySet<string> = new Set<LayerId>(['terrain', 'cluster-fill']);

const noFeature = { kind: 'Point', properties: {} } as const;

/** Readers of the file see its layers in both languages, as the file may go anywhere. */
function titleOf(layerId: string): string {
  const id = findLayerGroup(layerId);
  const group = layerGroups.find((candidate) => candidate.id === id);
  return group ? `${group.title.zh} ${group.title.en}` : '';
}
