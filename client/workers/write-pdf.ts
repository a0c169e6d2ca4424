import {
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Position } from 'geojson';
import type { Size } from '#domain/sheet/paper.ts';
import type { MeasureText, ShapeGroup } from '#domain/sheet/shape.ts';
import { outlineOf, type SheetView } from '#domain/sheet/sheet-view.ts';
import { PdfContent } from './pdf-content.ts';
import { pointsPerMillimeter, write } from './pdf-numbers.ts';
import { PdfResources } from './pdf-resources.ts';
import type { SheetFonts } from './sheet-fonts.ts';

/** What the file says about itself. */
export interface PdfNotes {
  title: string;
  language: string;
  created: Date;
}

/** How wide texts are in the fonts of the sheet. */
export function measureIn(fonts: SheetFonts): MeasureText {
  return (text, size, weight) => fonts[weight].widthOf(text, size);
}

/** One sheet as a PDF, in vectors, its text searchable, its layers named, and its map placed on the earth. */
export async function writePdf(
  groups: readonly ShapeGroup[],
  paper: Size,
  view: SheetView,
  fonts: SheetFonts,
  notes: PdfNotes,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.setTitle(notes.title, { showInWindowTitleBar: true });
  document.setLanguage(notes.language);
  document.setCreator('Dayu');
  document.setProducer('Dayu');
  document.setCreationDate(notes.created);
  document.setModificationDate(notes.created);
  const embedded = { regular: await fonts.regular.embed(document), bold: await fonts.bold.embed(document) };
  const resources = new PdfResources(document, fonts, embedded);
  const content = new PdfContent(resources, fonts, embedded);
  for (const group of groups) content.group(group);
  const { context } = document;
  const page = document.addPage([paper.width * pointsPerMillimeter, paper.height * pointsPerMillimeter]);
  const axes = `${pointsPerMillimeter} 0 0 ${-pointsPerMillimeter} 0 ${page.getHeight()} cm 1 j`;
  const stream = await compressedStream(context, `q ${axes}\n${content.toString()}\nQ`);
  page.node.set(PDFName.Contents, context.register(stream));
  page.node.set(PDFName.of('Resources'), resources.toDictionary());
  page.node.set(PDFName.of('VP'), context.obj([viewport(context, view, paper)]));
  addLayers(document.catalog, context, resources.layers);
  return (await document.save()) as Uint8Array<ArrayBuffer>;
}

/** The platform's own compression takes a tenth of the time of one in JavaScript, and the content is ten megabytes. */
async function compressedStream(context: PDFContext, content: string): Promise<PDFRawStream> {
  const packed = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const dictionary = context.obj({ Filter: 'FlateDecode', Length: bytes.length }) as PDFDict;
  return PDFRawStream.of(dictionary, bytes);
}

function addLayers(catalog: PDFDict, context: PDFContext, layers: readonly PDFRef[]): void {
  const list = () => context.obj([...layers]);
  catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: list(), D: { Order: list(), ON: list() } }));
}

/** Where on the earth the map lies (ISO 32000-2, 12.10): geographic viewers and GDAL read coordinates from it. */
function viewport(context: PDFContext, view: SheetView, paper: Size): PDFDict {
  const { x, y, width, height } = view.frame;
  const bottom = paper.height - y - height;
  const box = [x, bottom, x + width, bottom + height].map((millimeters) => millimeters * pointsPerMillimeter);
  const ring = outlineOf(view);
  const corners = [0, 3, 2, 1].map((side) => ring[(side * (ring.length - 1)) / 4]!);
  return context.obj({
    Type: 'Viewport',
    BBox: box,
    Name: PDFString.of('Map'),
    Measure: {
      Type: 'Measure',
      Subtype: 'GEO',
      Bounds: [0, 0, 0, 1, 1, 1, 1, 0],
      LPTS: [0, 0, 0, 1, 1, 1, 1, 0],
      GPTS: corners.flatMap(latitudeFirst),
      GCS: { Type: 'PROJCS', EPSG: view.grid.epsg },
    },
  }) as PDFDict;
}

function latitudeFirst([longitude, latitude]: Position): number[] {
  return [Number(write(latitude! * 1e6)) / 1e6, Number(write(longitude! * 1e6)) / 1e6];
}
