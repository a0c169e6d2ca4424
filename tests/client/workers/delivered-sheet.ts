/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { areaLabels, type NamedArea } from '#domain/cartography/area-labels.ts';
import { boundsOf, type Bounds } from '#domain/cartography/bounds-of.ts';
import { labelPoint } from '#domain/cartography/label-point.ts';
import type { LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import { collections } from '#domain/collections/registry.ts';
import { drawSheet } from '#domain/sheet/draw-sheet.ts';
import type { Orientation, PaperName } from '#domain/sheet/paper.ts';
import { gridOf } from '#domain/sheet/plan-grid.ts';
import { layOutSheet } from '#domain/sheet/sheet-layout.ts';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import type { SheetTexts } from '#domain/sheet/sheet-texts.ts';
import { boundsOfView, viewAround, type SheetView } from '#domain/sheet/sheet-view.ts';
import { openFonts, type SheetFonts } from '../../../client/workers/sheet-fonts.ts';
import { measureIn, writePdf } from '../../../client/workers/write-pdf.ts';

/** The features of the delivered plan, by collection, as the API answers them. */
export function deliveredFeatures(): Record<string, SourceFeature[]> {
  return Object.fromEntries(
    collections.map(({ name }) => {
      const path = join('data/plans/taixin', `${name}.geojson`);
      const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection;
      return [name, features as SourceFeature[]];
    }),
  );
}

/** The fonts that the page serves. */
export function deliveredFonts(): SheetFonts {
  const read = (weight: string): ArrayBuffer => {
    const folder = join('node_modules/@embedpdf/fonts-sc/fonts');
    const bytes = readFileSync(join(folder, `NotoSansHans-${weight}.otf`));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  };
  return openFonts({ regular: read('Regular'), bold: read('Bold') });
}

export const texts: SheetTexts = {
  title: '太忻经济区（太原片区）规划图',
  subtitle: '成城　2031-12-08',
  legend: '图例',
  north: '北',
  ratio: '1:10 000',
  meter: '米',
  kilometer: '公里',
  facts: [{ label: '坐标系：', text: 'CGCS2000，中央经线 114°E（EPSG:4547）' }],
  warning: '示意图，未经审图',
  approval: { label: '审图号：', number: null },
  checkLine: '检验线：按原大打印时，此线长 100 mm',
  sheetName: 'taixin A3',
};

export interface SheetChoice {
  paper: PaperName;
  orientation: Orientation;
  scale: number;
  language?: Language;
  hidden?: readonly LayerGroupId[];
  words?: Partial<SheetTexts>;
  features?: Record<string, SourceFeature[]>;
}

export interface DrawnSheet {
  file: Uint8Array;
  view: SheetView;
}

/** A sheet around the middle of the start-up zone. */
export async function drawDelivered(
  fonts: SheetFonts,
  { paper, orientation, scale, language = 'zh', hidden = [], words = {}, features }: SheetChoice,
): Promise<DrawnSheet> {
  const layout = layOutSheet(paper, orientation);
  const view = viewAround(gridOf(112.7), layout.map, scale, [112.71, 38.19]);
  const drawn = features ?? within(deliveredFeatures(), boundsOfView(view));
  const labels = ['cluster', 'boundary'].flatMap((name) =>
    areaLabels(name, (drawn[name] ?? []).flatMap(asNamed)),
  );
  const content = {
    language,
    date: '2031-12-08',
    hidden,
    areaLabels: { type: 'FeatureCollection' as const, features: labels },
    features: drawn,
  };
  const groups = drawSheet(view, layout, content, { ...texts, ...words }, measureIn(fonts));
  const notes = { title: texts.title, language: 'zh-CN', created: new Date(0) };
  return { file: await writePdf(groups, layout.paper, view, fonts, notes), view };
}

/** An area with the place of its name, as the rows of a table have it. */
function asNamed({ id, geometry, properties }: SourceFeature): NamedArea[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const [longitude, latitude] = labelPoint(geometry) as [number, number];
  return [{ id: String(id), validFrom: null, validTo: null, point: [longitude, latitude], properties }];
}

/** What the API answers for a box: features whose bounds meet it. */
function within(
  features: Record<string, SourceFeature[]>,
  [west, south, east, north]: Bounds,
): Record<string, SourceFeature[]> {
  const meets = ({ geometry }: SourceFeature) => {
    const bounds = boundsOf(geometry);
    return !!bounds && bounds[0] <= east && bounds[2] >= west && bounds[1] <= north && bounds[3] >= south;
  };
  return Object.fromEntries(Object.entries(features).map(([name, all]) => [name, all.filter(meets)]));
}
