import { findLandUse } from '#domain/vocabularies/land-use.ts';
import { findMassingAssumption } from '#domain/vocabularies/massing-assumptions.ts';
import { landUseColor } from '../land-use-color.ts';
import { buildingColor } from '../massing-color.ts';
import { paletteOf } from '../palette.ts';
import type { VolumeSign } from '../signs/volume-sign.ts';
import type { LandUseColors, Theme } from '../style-options.ts';
import type { LegendEntry } from './legend-entry.ts';

/** Keys of the entries that explain buildings: what they are, and what their colours and heights say. */
export const massingKeys = ['massing/volume', 'massing/color', 'massing/height'] as const;

/** Classes whose colours stand for those of all: homes, commerce and industry. */
const examples = ['07', '09', '10'];

/** True where one of the legend's keys is a land use that buildings rise on. */
export function hasBuildableUse(keys: Iterable<string>): boolean {
  const prefix = 'zone/';
  return [...keys].some((key) => key.startsWith(prefix) && findMassingAssumption(key.slice(prefix.length)));
}

/** What the buildings are that parcels rise as; the colours are those of the map. */
export function massingEntries(theme: Theme, colors: LandUseColors): LegendEntry[] {
  const [volume, color, height] = massingKeys;
  const plain = buildingColor(paletteOf(theme).hatch, theme);
  const byUse = examples.map((code) => buildingColor(landUseColor(findLandUse(code), theme, colors), theme));
  return [
    {
      key: volume,
      title: {
        zh: '示意体量：由地块容积率、建筑密度与限高推算，不是建筑设计',
        en: 'Illustrative volume, computed from the parcel’s floor area ratio, density and height limit; no design',
      },
      sign: volumes([{ color: plain, height: 0.7 }]),
    },
    {
      key: color,
      title: { zh: '颜色：所在地块的用地', en: 'Colour: land use of its parcel' },
      sign: volumes(byUse.map((each) => ({ color: each, height: 0.55 }))),
    },
    {
      key: height,
      title: {
        zh: '高度：推算层数 × 层高，与地面同一比例',
        en: 'Height: computed storeys × storey height, at the scale of the ground',
      },
      sign: volumes([
        { color: plain, height: 0.35 },
        { color: plain, height: 1 },
      ]),
    },
  ];
}

function volumes(signs: readonly VolumeSign[]) {
  return { type: 'volumes' as const, volumes: signs };
}
