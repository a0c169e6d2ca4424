import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { project } from '#domain/collections/project.ts';
import { isExample } from './name-expressions.ts';
import { paletteOf, type Palette } from './palette.ts';
import type { LandUseColors, Language, StyleOptions, Theme } from './style-options.ts';

/** Name of the vector source that holds the plan, a layer for each collection. */
export const planSourceId = 'plan';

/** Name of the source of the projects, where the map has them apart from the tiles. */
export const projectSourceId = 'plan-projects';

/** Name of the source of points that areas are named at, where the map has them. */
export const labelSourceId = 'plan-labels';

/** Name of the source of the area that is picked, where the map has one. */
export const pickedSourceId = 'picked-area';

/** Name of the source of the points that a figure counts, where the map has them. */
export const countedSourceId = 'counted';

/** Name of the source of the buildings that parcels rise as, where the map has them. */
export const massingSourceId = 'massing';

/** What a layer needs to know to draw itself. */
export interface StyleContext {
  language: Language;
  theme: Theme;
  colors: LandUseColors;
  palette: Palette;
  scale: number;
  hasAreaLabels: boolean;
  hasProjects: boolean;
}

export type LayerBuilder = (context: StyleContext) => LayerSpecification;

/** The context of a set of options, defaults filled in. */
export function contextOf(options: StyleOptions): StyleContext {
  return {
    language: options.language,
    theme: options.theme,
    colors: options.colors ?? 'soft',
    palette: paletteOf(options.theme),
    scale: options.scale ?? 1,
    hasAreaLabels: options.areaLabels !== undefined,
    hasProjects: options.projects !== undefined,
  };
}

/** The part of a layer that says which collection it draws. */
export function planLayer<const Id extends string, const Collection extends string>(
  id: Id,
  collection: Collection,
) {
  return { id, source: planSourceId, 'source-layer': collection };
}

/**
 * The same for a name in the middle of an area. A tile knows only its own piece of an area and would name each piece,
 * so the points come from their own source where the map has one.
 */
export function areaLabelLayer<const Id extends string, const Collection extends string>(
  id: Id,
  collection: Collection,
  context: StyleContext,
) {
  if (!context.hasAreaLabels) return planLayer(id, collection);
  const filter: ExpressionSpecification = ['==', ['get', 'collection'], collection];
  return { id, source: labelSourceId, metadata: { collection }, filter };
}

/** The part of a layer of projects, which come from their own source where the map has one. */
export function projectLayer<const Id extends string>(id: Id, { hasProjects }: StyleContext) {
  if (!hasProjects) return planLayer(id, project.name);
  return { id, source: projectSourceId, metadata: { collection: project.name } };
}

/** Ink of a name, quieter where it is that of an example. */
export function exampleInk({ palette }: StyleContext): ExpressionSpecification {
  return ['case', isExample, palette.exampleInk, palette.ink];
}

/** Paint of a label: ink on a halo that keeps it readable over any land use. */
export function labelPaint(
  { palette, scale }: StyleContext,
  color: NonNullable<SymbolLayerSpecification['paint']>['text-color'] = palette.ink,
): NonNullable<SymbolLayerSpecification['paint']> {
  return {
    'text-color': color,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.6 * scale,
    'text-halo-blur': 0.4,
  };
}
