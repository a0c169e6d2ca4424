import type { StyleSpecification } from 'maplibre-gl';
import { buildStyle } from '#domain/cartography/build-style.ts';
import type { PlanSource } from '#domain/cartography/style-options.ts';
import { findCollection } from '#domain/collections/registry.ts';
import type { FeatureCollection, Geometry, Point } from 'geojson';
import type { Workspace } from '../state/workspace.svelte.ts';
import { backdropOf } from './sources/backdrop.ts';

/** The style of a map as the workspace has it, for all days: language, theme, layers, colours, and what is picked. */
export function styleOf(workspace: Workspace, source: PlanSource, scale: number): StyleSpecification {
  const { layers, massing } = workspace;
  const pickedArea = pickedAreaOf(workspace);
  const counted = countedPoints(workspace);
  const projects = workspace.directory.drawnProjects;
  const basemap = workspace.basemaps.find(layers.base);
  return buildStyle({
    source,
    language: workspace.language.current,
    theme: workspace.theme.current,
    colors: layers.colors,
    hidden: layers.hidden,
    opacities: layers.opacities,
    ...(basemap && { backdrop: backdropOf(basemap, location.origin) }),
    tone: layers.tone,
    scale,
    areaLabels: workspace.directory.labels,
    ...(projects && { projects }),
    ...(pickedArea && { pickedArea }),
    ...(counted && { counted }),
    ...(layers.isMassing && massing.source !== null && { massing: massing.source }),
  });
}

/** The area that is selected where tiles hold it only merged with its neighbours. */
function pickedAreaOf({ selection }: Workspace): Geometry | null {
  const { current, detail } = selection;
  const definition = current && findCollection(current.collection);
  return detail.kind === 'ready' && definition?.tile.mergeBelowZoom !== undefined
    ? detail.item.geometry
    : null;
}

/** Up to so many counted features are drawn larger: a few dots among thousands of parcels are not found otherwise. */
const few = 60;

/** Where the features lie that the chosen figure counts; the table that it was counted from knows. */
function countedPoints({ highlight, rows }: Workspace): FeatureCollection<Point> | null {
  const set = highlight.current;
  const status = set && rows.of(set.collection);
  if (status?.kind !== 'ready') return null;
  const ids = new Set(set!.ids);
  const features = status.rows
    .filter(({ id }) => ids.has(id))
    .map(({ point }) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [...point] },
      properties: { size: ids.size <= few ? 1.8 : 1 },
    }));
  return { type: 'FeatureCollection', features };
}
