import { paletteOf } from '#domain/cartography/palette.ts';
import { pictogramScale, plates, type PointSymbol } from '#domain/cartography/symbols/point-symbol.ts';
import type { Truth } from '#domain/cartography/symbols/symbol-image.ts';
import type { Theme } from '#domain/cartography/style-options.ts';
import type { FigureShape, Fill, Stroke } from './shape.ts';

/** Side of the grid that symbols are drawn on, and how wide it is on the map at an icon size of 1, in pixels. */
const gridSide = 24;
export const gridPixels = 28;

/** Share of a plate's size that its dashed rim runs at. */
const rimScale = 0.88;

/**
 * A symbol around a place, `side` wide: the same plate, rim and pictogram as on the screen. Where its place is
 * illustrative it has a dashed rim; where it is an example it is hollow.
 */
export function symbolShapes(
  symbol: PointSymbol,
  truth: Truth,
  [x, y]: readonly [number, number],
  side: number,
  theme: Theme,
): FigureShape[] {
  const palette = paletteOf(theme);
  const color = symbol.color[theme];
  const figure = (path: string, share: number, look: { fill?: Fill; stroke?: Stroke }): FigureShape => {
    const scale = (side / gridSide) * share;
    return { type: 'figure', path, x: x - 12 * scale, y: y - 12 * scale, scale, ...look };
  };
  const pictogram = (ink: string, width: number) => {
    const stroke = { color: ink, width, cap: 'round' as const };
    const share = pictogramScale[symbol.shape];
    return [
      ...(symbol.stroke ? [figure(symbol.stroke, share, { stroke })] : []),
      ...(symbol.fill ? [figure(symbol.fill, share, { fill: { color: ink } })] : []),
    ];
  };
  if (symbol.shape === 'none') {
    const halo = { stroke: { color: palette.halo, width: 5, cap: 'round' as const } };
    const halos = [symbol.stroke, symbol.fill].flatMap((path) => (path ? [figure(path, 1, halo)] : []));
    return [...halos, ...pictogram(color, 2)];
  }
  const plate = plates[symbol.shape];
  const [fill, ink] = truth === 'example' ? [palette.hollow, color] : [color, palette.symbolInk];
  const rim: Stroke = { color: ink, width: truth === 'example' ? 1.6 : 1, dash: [2.2, 2.6], opacity: 0.8 };
  return [
    figure(plate, 1, { fill: { color: fill }, stroke: { color: palette.symbolEdge, width: 1.5 } }),
    ...(truth === 'surveyed' ? [] : [figure(plate, rimScale, { stroke: rim })]),
    ...pictogram(ink, 2.2),
  ];
}
