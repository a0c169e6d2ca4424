/**
 * What each cell of the grid is for: a row for each band between two lines across, from north to south, a letter for
 * each column between two lines along, from west to east. The letters follow the published structure: culture and
 * tourism at 石岭关 in the north, the lively town with its public services around the axis, logistics at the railway in
 * the west and at the expressway in the east, industry in the south, homes near both with green between.
 */
import { acrossCount } from './grid.ts';

/**
 * - `F` hills: woodland, orchards and dry fields outside the ring of streets
 * - `T` culture and tourism
 * - `V` low houses and health resorts
 * - `R` homes with their schools, services and parks
 * - `P` culture and administration
 * - `C` shops, hotels and mixed blocks
 * - `B` offices
 * - `I` research and innovation
 * - `E` colleges
 * - `H` medical care
 * - `S` services for industry, with homes for its people
 * - `M` industry
 * - `L` logistics
 * - `G` the green axis
 */
export type CellUse = 'F' | 'T' | 'V' | 'R' | 'P' | 'C' | 'B' | 'I' | 'E' | 'H' | 'S' | 'M' | 'L' | 'G';

/** Columns 0 to 10; the first row lies north of the first line across, the last south of the last. */
const plan = [
  'FFFFFFFFFFF',
  'FTTTTGTTTTF',
  'FTVTTGTTVTF',
  'FVVTCGCTVVF',
  'FRRRRGRRRRF',
  'FRREPGPRRRF',
  'FLRRBGPCRRF',
  'FLRRCGBCHRF',
  'FLRRBGBRRLF',
  'FMRIBGBIRLF',
  'FMMMIGIMRLF',
  'FMMMSGSRRMF',
  'FMMMRGMMRMF',
  'FMMMMGMMMMF',
  'FMMMMGMMMMF',
  'FFFFFFFFFFF',
];

/** The use of the cell that holds a point of the grid. */
export function cellUseAt(a: number, b: number): CellUse {
  const row = Math.min(plan.length - 1, Math.max(0, Math.floor(b) + 1));
  const column = Math.min(10, Math.max(0, Math.floor(a)));
  return plan[row]![column] as CellUse;
}

if (plan.length !== acrossCount + 1) throw new Error('the zoning needs a row for each band of the grid');
