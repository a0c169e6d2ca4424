import { chance } from '../geometry/chance.ts';

/** 高端装备 around the railway and the avenue in the south-west, 新材料 along the avenue: as the report has it. */
export function industryOf(landUse: string, [a, b]: readonly [number, number]): string | undefined {
  if (landUse === '110101') return 'modern-services';
  if (landUse !== '100101' && landUse !== '100102') return undefined;
  if (landUse === '100101' && b < 10.2) return 'information-technology';
  if (a < 3) return 'high-end-equipment';
  return a < 7 || chance(Math.floor(a), Math.floor(b), 71) < 0.5 ? 'new-materials' : 'green-energy';
}
