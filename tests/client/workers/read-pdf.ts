import { getDocument, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

const millimetersPerPoint = 25.4 / 72;

/** A path of a page in millimetres, from the top left corner down. */
export interface ReadPath {
  points: [x: number, y: number][];
  /** The kind of painting, by the name pdf.js gives it. */
  paint: number;
}

export interface ReadPage {
  width: number;
  height: number;
  text: string;
  paths: ReadPath[];
  images: number;
  layers: string[];
}

type Matrix = [number, number, number, number, number, number];

/** Marks of a move and a line in the paths that pdf.js hands on; others are curves and closings. */
const pointsOf: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 2, 4: 0 };

/** Read the first page of a file, as pdf.js understands it. */
export async function readPdf(file: Uint8Array): Promise<ReadPage> {
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0, disableFontFace: true });
  const document = await loading.promise;
  const page = await document.getPage(1);
  const [, , right, top] = page.view as [number, number, number, number];
  const content = await page.getTextContent();
  const { fnArray, argsArray } = await page.getOperatorList();
  const { paths, images } = followOperators(fnArray, argsArray as unknown[][], top);
  const config = await document.getOptionalContentConfig();
  const layers = [...config].map(([, group]) => (group as { name: string }).name);
  await loading.destroy();
  return {
    width: right * millimetersPerPoint,
    height: top * millimetersPerPoint,
    text: content.items.map((item) => ('str' in item ? item.str : '')).join('\n'),
    paths,
    images,
    layers,
  };
}

function followOperators(operators: number[], args: unknown[][], top: number) {
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const paths: ReadPath[] = [];
  let images = 0;
  for (const [at, operator] of operators.entries()) {
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = Util.transform(matrix, args[at]!) as Matrix;
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      const form = args[at]![0] as Matrix | null;
      if (form) matrix = Util.transform(matrix, form) as Matrix;
    } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.constructPath) paths.push(readPath(args[at]!, matrix, top));
    else if (isImage(operator)) images += 1;
  }
  return { paths, images };
}

function isImage(operator: number): boolean {
  const kinds = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
  ];
  return kinds.includes(operator);
}

function readPath(args: unknown[], matrix: Matrix, top: number): ReadPath {
  const [paint, [data]] = args as [number, [Float32Array | null]];
  const numbers = data;
  const points: [number, number][] = [];
  for (let at = 0; numbers && at < numbers.length;) {
    const count = pointsOf[numbers[at]!]!;
    if (count > 0) points.push(onPage(numbers, at + 1 + 2 * (count - 1), matrix, top));
    at += 1 + 2 * count;
  }
  return { points, paint };
}

function onPage(
  numbers: Float32Array,
  at: number,
  [a, b, c, d, e, f]: Matrix,
  top: number,
): [number, number] {
  const [x, y] = [numbers[at]!, numbers[at + 1]!];
  return [(a * x + c * y + e) * millimetersPerPoint, (top - (b * x + d * y + f)) * millimetersPerPoint];
}
