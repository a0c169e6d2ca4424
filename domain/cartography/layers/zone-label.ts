import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { labelLayerName } from '#domain/collections/definition.ts';
import { zone } from '#domain/collections/zone.ts';
import { regularFont } from '../fonts.ts';
import { labelRoomPixels, mercatorMetersPerPixel } from '../label-room.ts';
import { labelPaint, planLayer, type LayerBuilder, type StyleContext } from '../style-context.ts';

const landUse: ExpressionSpecification = ['get', 'landUse'];

function isOfClass(...codes: readonly string[]): ExpressionSpecification {
  const digits = codes[0]!.length;
  return ['in', ['slice', landUse, 0, digits], ['literal', [...codes]]];
}

/** Land of roads is what the road itself shows; stations and parking are parcels like others. */
const isLettered: ExpressionSpecification = ['any', ['!', isOfClass('12')], isOfClass('1208')];

/** The tile says so of a parcel that has the symbol of a facility or project about its middle. */
const isUnderSymbol: ExpressionSpecification = ['has', 'symbol'];

/**
 * The code of the land use, then the parcel's own, then what may be built: as many lines as there is room for, at the
 * one point of each parcel that has most of it.
 */
export const zoneLabel: LayerBuilder = (context) => ({
  ...planLayer('zone-label', labelLayerName(zone)),
  type: 'symbol',
  minzoom: firstZoom,
  filter: isLettered,
  layout: {
    'text-field': byTileZoom((zoom) => textAt(zoom, context)),
    'text-variable-anchor-offset': byTileZoom((zoom) => placesAt(zoom, context)),
    'text-font': regularFont,
    'text-size': textPixels * context.scale,
    'text-line-height': 1.3,
    'text-max-width': 14,
    'text-padding': 4,
    // where labels meet the larger parcel keeps its own
    'symbol-sort-key': ['-', 0, room],
  },
  paint: labelPaint(context),
});

const firstZoom = 14.5;
const textPixels = 14;

/** A label is set once for each zoom of the tiles: what is said of one must fit from there on. */
const firstZoomOfTiles = [firstZoom, 15, 16, 17, 18, 19];

/** From this zoom on a label says what may be built. */
const limitsZoom = 16;

/** Metres of EPSG:3857 from the point to the outline. Who draws from whole parcels, not tiles, looks for room himself. */
const room: ExpressionSpecification = ['coalesce', ['get', 'room'], 1_000_000];

/** Pixels that a label of so many lines must have around its middle: half of its diagonal, less what corners may lose. */
const roomPixels = { useOnly: labelRoomPixels, codes: 32, limits: { zh: [43, 50, 57], en: [38, 47, 56] } };

/** The same where a symbol stands in the middle: room for it too, as the label stands above or below. */
const roomBesideSymbol = { useOnly: 32, codes: 58, limits: [78, 96, 114] };

/** In the middle, or where a symbol stands there above it, or below the symbol's own name: ems from the point. */
const middleOnly = ['center', [0, 0]];
const aboveSymbol = [...middleOnly, 'bottom', [0, -1.7]];
const aroundSymbol = [...aboveSymbol, 'top', [0, 2.7]];

/** Pixels around its middle that a label must have to stand above it, and below it: two lines, or all five. */
const shiftedRoomPixels = { codes: { above: 58, below: 74 }, limits: { above: 114, below: 130 } };

/** What is decided once for the tiles of each zoom. */
function byTileZoom(decide: (zoom: number) => ExpressionSpecification): ExpressionSpecification {
  const [first, ...others] = firstZoomOfTiles.map(decide);
  const steps = others.flatMap((value, at) => [firstZoomOfTiles[at + 1]!, value]);
  return ['step', ['zoom'], first, ...steps] as unknown as ExpressionSpecification;
}

/** True where there is room for so many pixels, or for others where a symbol stands. */
function fitsAt(
  zoom: number,
  { scale }: StyleContext,
  pixels: number,
  underSymbol = pixels,
): ExpressionSpecification {
  const meters = (some: number) => some * scale * mercatorMetersPerPixel(zoom);
  if (underSymbol === pixels) return ['>=', room, meters(pixels)];
  return ['>=', room, ['case', isUnderSymbol, meters(underSymbol), meters(pixels)]];
}

function placesAt(zoom: number, context: StyleContext): ExpressionSpecification {
  const { above, below } = zoom < limitsZoom ? shiftedRoomPixels.codes : shiftedRoomPixels.limits;
  return [
    'case',
    fitsAt(zoom, context, below),
    ['literal', aroundSymbol],
    fitsAt(zoom, context, above, roomBesideSymbol.useOnly),
    ['literal', aboveSymbol],
    ['literal', middleOnly],
  ] as unknown as ExpressionSpecification;
}

function textAt(zoom: number, context: StyleContext): ExpressionSpecification {
  const fits = (...pixels: [number, number?]) => fitsAt(zoom, context, ...pixels);
  const more = zoom < limitsZoom ? [] : limitLines(context);
  const needs = roomPixels.limits[context.language];
  return [
    'case',
    fits(roomPixels.useOnly),
    [
      'concat',
      landUse,
      line('parcelCode', ['get', 'parcelCode'], fits(roomPixels.codes, roomBesideSymbol.codes)),
      ...more.map(({ field, text }, at) => line(field, text, fits(needs[at]!, roomBesideSymbol.limits[at]))),
    ],
    '',
  ];
}

/** A line of its own where the parcel has the field and the room; nothing otherwise. */
function line(
  field: string,
  text: ExpressionSpecification,
  fits: ExpressionSpecification,
): ExpressionSpecification {
  return ['case', ['all', ['has', field], fits], ['concat', '\n', text], ''];
}

const words = {
  zh: { ratio: '容积率', height: '限高', density: '密度' },
  en: { ratio: 'FAR', height: 'H', density: 'Density' },
};

function limitLines({ language }: StyleContext): { field: string; text: ExpressionSpecification }[] {
  const { ratio, height, density } = words[language];
  return [
    { field: 'farMax', text: atMost(ratio, 'farMax', 2, '') },
    { field: 'heightMax', text: atMost(height, 'heightMax', 1, ' m') },
    { field: 'densityMax', text: atMost(density, 'densityMax', 1, '%') },
  ];
}

function atMost(word: string, field: string, digits: number, unit: string): ExpressionSpecification {
  const number: ExpressionSpecification = [
    'number-format',
    ['get', field],
    { 'max-fraction-digits': digits },
  ];
  return ['concat', `${word} ≤ `, number, unit];
}
