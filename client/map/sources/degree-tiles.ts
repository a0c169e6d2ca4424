/**
 * Tiles cut in degrees (EPSG:4490, Tianditu's matrix «c»), drawn anew as tiles of the web's Mercator map. At one level
 * both have the same columns, so that a row of pixels is a row of pixels of one of the tiles in degrees:
 *
 *     in degrees            in Mercator
 *     ┌──────────┐  ─────▸  ┌──────────┐
 *     │ row y    │  ─────▸  │          │
 *     ├──────────┤  ─────▸  │          │
 *     │ row y+1  │  ─────▸  └──────────┘
 */
import { addProtocol } from 'maplibre-gl';

/** Begins the addresses of tiles that are to be drawn anew. */
export const degreeScheme = 'dayu-degrees';

const tileSize = 256;

/** Where a row of pixels comes from: the tile's row in degrees, and the pixel in it, a fraction. */
export interface PixelRow {
  row: number;
  y: number;
}

/** Of each row of pixels of a Mercator tile the one in degrees that shows the same latitude. */
export function pixelRows(z: number, y: number, size = tileSize): PixelRow[] {
  const degreesPerTile = 360 / 2 ** z;
  return Array.from({ length: size }, (_, at) => {
    const mercator = Math.PI * (1 - (2 * (y + (at + 0.5) / size)) / 2 ** z);
    const latitude = (Math.atan(Math.sinh(mercator)) * 180) / Math.PI;
    const place = (90 - latitude) / degreesPerTile;
    const row = Math.floor(place);
    return { row, y: (place - row) * size };
  });
}

/** Let the map ask for tiles in degrees as if they were in Mercator: `dayu-degrees://` before the address. */
export function drawDegreeTiles(): void {
  addProtocol(degreeScheme, async ({ url }, { signal }) => {
    const [, template, z, x, y] = /^[\w-]+:\/\/(.*)\/(\d+)\/(\d+)\/(\d+)$/.exec(url)!;
    const rows = pixelRows(Number(z), Number(y));
    const wanted = [...new Set(rows.map(({ row }) => row))];
    const images = await Promise.all(
      wanted.map(async (row) => [row, await fetchImage(`${template}/${z}/${x}/${row}`, signal)] as const),
    );
    return { data: await drawRows(rows, new Map(images)) };
  });
}

async function fetchImage(address: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const response = await fetch(address, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(response.statusText);
  return createImageBitmap(await response.blob());
}

function drawRows(
  rows: readonly PixelRow[],
  images: ReadonlyMap<number, ImageBitmap | null>,
): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(tileSize, tileSize);
  const context = canvas.getContext('2d')!;
  for (const [at, { row, y }] of rows.entries()) {
    const image = images.get(row);
    if (image) context.drawImage(image, 0, Math.min(y, image.height - 1), image.width, 1, 0, at, tileSize, 1);
  }
  return createImageBitmap(canvas);
}
