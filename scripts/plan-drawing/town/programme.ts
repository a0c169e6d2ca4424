/** The building programme: which lots each kind of cell holds, how large they are, and what the rest is used for. */
import { chance } from '../geometry/chance.ts';
import type { CellUse } from './zoning.ts';

/** A lot of a known size for one thing. */
export interface Lot {
  landUse: string;
  hectares: number;
  mixedUse?: string;
  /** The facility it is for. */
  tag?: string;
}

interface Use {
  landUse: string;
  mixedUse?: string;
}

const lot = (landUse: string, hectares: number, tag?: string, mixedUse?: string): Lot => ({
  landUse,
  hectares,
  ...(tag && { tag }),
  ...(mixedUse && { mixedUse }),
});

const kindergarten = lot('080404', 0.62, 'kindergarten');
const pocketPark = lot('1401', 0.85, 'park');
const shops = lot('0901', 0.9);
const market = lot('090101', 0.55, 'market');
const community = lot('0702', 0.5, 'community-service');
const clinic = lot('080602', 0.35, 'health-centre');
const primary = lot('080403', 2.6, 'primary-school');
const junior = lot('080403', 3.4, 'junior-school');
const senior = lot('080403', 5, 'senior-school');
const parking = lot('120803', 0.45, 'parking');
const sports = lot('080502', 1.1, 'sports');
const culture = lot('080302', 0.5, 'culture');
const elderly = lot('080701', 0.6, 'elderly-care');
const square = lot('1403', 0.8, 'square');
const fire = lot('1310', 0.55, 'fire-station');
const police = lot('0801', 0.5, 'police');
const substation = lot('1303', 0.6, 'substation');
const mainSubstation = lot('1303', 2.4, 'main-substation');
const exchange = lot('1306', 0.35, 'telecom');
const refuse = lot('1309', 0.4, 'refuse-transfer');
const gas = lot('1304', 0.45, 'gas-station');
const depot = lot('120802', 0.9, 'bus-depot');
const fuel = lot('090105', 0.4, 'fuel');
const heat = lot('1305', 2.4, 'heat-source');

/**
 * Lots wanted in single cells, by `column,row`: what a town has few of. The numbers follow the service areas of the
 * standards (a fire station for at most 7 km², a district's hospital, a school of each level), not every one is met:
 * some gaps are left for coverage to find.
 */
const special: Readonly<Record<string, readonly (readonly Lot[])[]>> = {
  '3,4': [[lot('080402', 9, 'college')]],
  '8,6': [[lot('080601', 6.5, 'hospital')]],
  '1,3': [[lot('080601', 3.6, 'hospital')]],
  '3,7': [[lot('080601', 5.6, 'hospital')]],
  '5,4': [[lot('080301', 4.2, 'exhibition-centre'), lot('1403', 1.6, 'square')]],
  '5,7': [[lot('0902', 2.6, 'modern-services-centre'), lot('1403', 1.2, 'square')]],
  '5,10': [[lot('0902', 3.2, 'industry-services-centre'), lot('1403', 1.4, 'square')]],
  '4,4': [[lot('0801', 2.2, 'service-centre'), square]],
  '6,4': [[lot('080301', 2.6, 'culture'), square]],
  '7,4': [[lot('080501', 4.2, 'sports')]],
  '2,3': [[fire, police]],
  '3,5': [[senior]],
  '8,4': [[fire, police]],
  '8,3': [[junior]],
  '2,5': [[substation, exchange]],
  '7,3': [[depot, substation]],
  '8,8': [[fire, depot]],
  '2,7': [[fire]],
  // reported by name: what is said to come is given room
  '4,2': [[lot('0901', 4, 'outlets')]],
  '8,0': [[lot('090104', 5, 'hot-spring')]],
  '8,5': [[gas, substation]],
  '3,3': [[gas, parking]],
  '4,10': [[lot('080402', 5, 'college')]],
  '6,10': [[police, substation]],
  '7,10': [[junior]],
  '4,11': [[depot, elderly], [fire]],
  '1,10': [[fire, substation]],
  '2,11': [[lot('1301', 5.5, 'water-plant')]],
  '8,10': [[refuse]],
  '3,12': [[heat, gas]],
  '6,12': [[substation, refuse]],
  '9,11': [[mainSubstation], [substation, gas]],
  '2,13': [[lot('1302', 9.5, 'sewage-plant')]],
  '3,13': [[lot('1309', 3.2, 'sanitation')]],
  '9,7': [[depot, fuel]],
  '1,6': [[depot, fuel], [mainSubstation]],
  '9,9': [[substation]],
  '4,1': [[fire, police]],
  '7,1': [[depot, substation]],
  '1,2': [[fuel]],
  '2,2': [[fuel, depot]],
  '9,8': [[refuse, fuel]],
  '7,0': [[lot('1301', 3.2, 'water-plant')]],
  '1,7': [[heat], [refuse]],
  '8,2': [[primary]],
  '7,8': [[senior]],
  '1,4': [[senior]],
  '4,6': [[exchange, culture]],
  '2,8': [[senior], [substation]],
  '4,9': [[substation]],
  '7,12': [[substation]],
  '2,12': [[substation]],
  '9,5': [[substation]],
  '8,9': [[senior], [fire]],
  '7,6': [[fire]],
  '7,2': [[police, culture]],
  '9,4': [[police, clinic]],
  '2,4': [[police, market]],
};

/** The lots of a cell, by block from its middle outwards; lots of one block stand side by side. */
export function lotsOf(use: CellUse, cell: [number, number]): (readonly Lot[])[] {
  const own = special[cell.join(',')] ?? [];
  return [...own, ...usualLots(use, cell)];
}

function usualLots(use: CellUse, [column, row]: [number, number]): (readonly Lot[])[] {
  const odd = (column + row) % 2 === 1;
  const third = (column * 2 + row) % 3;
  switch (use) {
    case 'R':
      return [
        [primary, pocketPark],
        [kindergarten, third === 0 ? clinic : shops],
        third === 1 ? [market, culture] : third === 2 ? [elderly, shops] : [sports, parking],
        odd ? [kindergarten, community] : third === 0 ? [community, shops] : [junior],
        third === 0 ? [pocketPark] : [kindergarten],
      ];
    case 'V':
      return [[lot('1401', 2.2, 'park')], [lot('090104', 2.4)], [community, odd ? culture : shops]];
    case 'T':
      return [[lot('1401', 2.5, 'park')], [parking, lot('090104', 1.8)]];
    case 'P':
      return [[lot('080301', 2.2, 'culture')], [lot('0801', 1.4), square], [parking, lot('0901', 1.2)]];
    case 'C':
      return [[square, parking], [lot('1401', 0.9, 'park'), lot('0903', 0.9)], [lot('090104', 1.1)]];
    case 'B':
      return [[square, odd ? parking : shops], [lot('090104', 1.2)]];
    case 'I':
      return [
        [lot('1401', 1.2, 'park'), parking],
        [lot('0702', 0.6, 'community-service'), shops],
      ];
    case 'S':
      return [
        [lot('0902', 1.4), square],
        [kindergarten, community],
        [market, shops],
      ];
    case 'M':
      return odd
        ? [[lot('1401', 1.1, 'park'), lot('0901', 0.7)]]
        : third === 0
          ? [[parking, lot('0702', 0.9)]]
          : [];
    case 'L':
      return odd ? [[lot('120803', 1.8, 'parking'), lot('0901', 0.8)]] : [];
    case 'H':
      return [[lot('080701', 1.6, 'elderly-care'), pocketPark], [lot('080603', 1.2)]];
    case 'E':
      return [[pocketPark, shops]];
    default:
      return [];
  }
}

/** The share of a piece that is cut off as a lot of its own, or null when the piece is one lot. */
export function shareOfBlock(use: CellUse, hectares: number, keys: readonly number[]): number | null {
  const [whole, half] = lotSizes[use];
  if (hectares <= whole) return null;
  // what could be one lot or two is one here and two there
  if (hectares < half && chance(...keys, 11) < (half - hectares) / (half - whole)) return null;
  return 0.38 + 0.24 * chance(...keys, 12);
}

/** Hectares up to which a piece is one lot, and from which it is always more than one. */
const lotSizes: Readonly<Record<CellUse, readonly [number, number]>> = {
  R: [2.6, 5.4],
  V: [3.2, 6],
  T: [3, 7],
  P: [2.2, 4.5],
  C: [1.5, 3.4],
  B: [1.6, 3.6],
  I: [2.4, 5.5],
  E: [6, 14],
  H: [2.5, 5],
  S: [2, 4],
  M: [5, 15],
  L: [8, 22],
  G: [9, 16],
  F: [60, 90],
};

/** What the rest of a cell is used for. */
export function mainUse(
  use: CellUse,
  cell: [number, number],
  hectares: number,
  keys: readonly number[],
): Use {
  const roll = chance(...keys, 21);
  if (hectares < 0.42) return { landUse: use === 'M' || use === 'L' ? '1402' : '1401' };
  switch (use) {
    case 'R':
      if (hectares < 0.9) return { landUse: roll < 0.6 ? '0901' : '1401' };
      return roll < 0.1 ? { landUse: '070102', mixedUse: '0901' } : { landUse: '070102' };
    case 'V':
      return pick(roll, [0.74, '070101'], [0.82, '0904'], [0.94, '1401'], [1, '090104']);
    case 'T':
      return pick(
        roll,
        [0.2, '0903'],
        [0.34, '0901'],
        [0.44, '090104'],
        [0.6, '1401'],
        [0.7, '080302'],
        [0.92, '070101'],
        [1, '0301'],
      );
    case 'P':
      return pick(
        roll,
        [0.26, '0801'],
        [0.46, '080301'],
        [0.58, '080502'],
        [0.74, '0902'],
        [0.88, '0901'],
        [1, '1401'],
      );
    case 'C':
      return pick(roll, [0.24, '0901'], [0.38, '0902'], [0.44, '080302'], [0.95, '070102+'], [1, '0903']);
    case 'B':
      return pick(roll, [0.28, '0902'], [0.4, '0901'], [0.48, '0902+'], [0.56, '0802'], [1, '070102+']);
    case 'I':
      return pick(roll, [0.26, '0802'], [0.74, '100101'], [0.78, '0902'], [1, '070102']);
    case 'E':
      return pick(roll, [0.55, '080401'], [0.85, '070102'], [1, '080501']);
    case 'H':
      return pick(roll, [0.3, '0802'], [0.8, '070102'], [1, '0901']);
    case 'S':
      return pick(roll, [0.16, '0902'], [0.34, '0802'], [0.58, '100101+'], [0.9, '070102+'], [1, '0901']);
    case 'M':
      return industry(cell, roll);
    case 'L':
      return pick(roll, [0.8, '110101'], [0.9, '090102'], [0.95, '100101'], [1, '16']);
    case 'F':
      return pick(roll, [0.5, '0301'], [0.66, '0201'], [0.84, '0103'], [1, '0301']);
    case 'G':
      return { landUse: '1401' };
  }
}

/** Clean industry next to the town, heavier further south; some land is kept in reserve. */
function industry([, row]: [number, number], roll: number): Use {
  if (roll > 0.965) return { landUse: '16' };
  if (roll > 0.93) return { landUse: '110101' };
  return roll < (row >= 11 ? 0.62 : 0.2) ? { landUse: '100102' } : { landUse: '100101' };
}

/** The first whose threshold the roll doesn't reach; a plus marks the mixed form of a use. */
function pick(roll: number, ...choices: readonly (readonly [number, string])[]): Use {
  const code = choices.find(([threshold]) => roll < threshold)?.[1] ?? choices.at(-1)![1];
  return mixedForms[code] ?? { landUse: code };
}

const mixedForms: Readonly<Record<string, Use>> = {
  '070102+': { landUse: '070102', mixedUse: '0901' },
  '0902+': { landUse: '0902', mixedUse: '0901' },
  '100101+': { landUse: '100101', mixedUse: '0902' },
};
