/** What streets and pipes say of themselves. */
import type { Street } from './streets.ts';
import type { UtilityLine } from './utilities.ts';
import type { UtilityKind } from './utility-networks.ts';

/** Lanes, speed and cross-section by red-line width; sections as planners draw them, from kerb to kerb in metres. */
interface Section {
  lanes: number;
  designSpeed: number;
  zh: string;
  en: string;
}

const parts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  人: ['人行', 'footway'],
  非: ['非机动车', 'cycleway'],
  绿: ['绿带', 'green'],
  车: ['机动车', 'carriageway'],
};

const sections: Readonly<Record<number, Section>> = {
  56: {
    lanes: 6,
    designSpeed: 60,
    ...profile(
      [4, 3.5, 2.5, 12, 12, 12, 2.5, 3.5, 4],
      ['人', '非', '绿', '车', '绿', '车', '绿', '非', '人'],
    ),
  },
  50: {
    lanes: 6,
    designSpeed: 60,
    ...profile([4, 3.5, 2.5, 12, 6, 12, 2.5, 3.5, 4], ['人', '非', '绿', '车', '绿', '车', '绿', '非', '人']),
  },
  46: {
    lanes: 6,
    designSpeed: 50,
    ...profile(
      [3.5, 3.5, 2, 11.5, 5, 11.5, 2, 3.5, 3.5],
      ['人', '非', '绿', '车', '绿', '车', '绿', '非', '人'],
    ),
  },
  40: {
    lanes: 4,
    designSpeed: 50,
    ...profile([4, 3.5, 2.5, 10, 10, 2.5, 3.5, 4], ['人', '非', '绿', '车', '车', '绿', '非', '人']),
  },
  36: {
    lanes: 4,
    designSpeed: 40,
    ...profile([4, 3.5, 2.5, 16, 2.5, 3.5, 4], ['人', '非', '绿', '车', '绿', '非', '人']),
  },
  32: {
    lanes: 4,
    designSpeed: 40,
    ...profile([3.5, 3, 2, 15, 2, 3, 3.5], ['人', '非', '绿', '车', '绿', '非', '人']),
  },
  30: {
    lanes: 2,
    designSpeed: 40,
    ...profile([3.5, 3.5, 2, 12, 2, 3.5, 3.5], ['人', '非', '绿', '车', '绿', '非', '人']),
  },
  26: { lanes: 2, designSpeed: 30, ...profile([4, 18, 4], ['人', '车', '人']) },
  24: { lanes: 2, designSpeed: 30, ...profile([4.5, 15, 4.5], ['人', '车', '人']) },
  22: { lanes: 2, designSpeed: 30, ...profile([4, 14, 4], ['人', '车', '人']) },
  20: { lanes: 2, designSpeed: 20, ...profile([3.5, 13, 3.5], ['人', '车', '人']) },
};

function profile(widths: readonly number[], kinds: readonly string[]): { zh: string; en: string } {
  return {
    zh: widths.map((width, at) => `${width}${parts[kinds[at]!]![0]}`).join('-'),
    en: widths.map((width, at) => `${width} ${parts[kinds[at]!]![1]}`).join(', '),
  };
}

/** The properties of a piece of street. */
export function describeStreet(street: Street) {
  const { name, nameEn, width } = street;
  const { lanes, designSpeed, zh, en } = sections[width]!;
  const avenue = street.whole === 'street-taixin-avenue';
  return {
    properties: {
      ...(name && { name, nameEn }),
      kind: 'road',
      class: street.class,
      redLineWidth: width,
      designSpeed,
      lanes,
      crossSection: zh,
      crossSectionEn: en,
      plannedState: avenue ? 'upgraded' : 'planned',
    },
    ...(avenue && {
      note: { zh: '路名有出处，线位与断面为示意', en: 'Name sourced; course and section illustrative' },
      sourced: { name: 'taixin-avenue' },
    }),
  };
}

const capacities: Readonly<Record<UtilityKind, (size: number) => string>> = {
  water: (size) => `DN${size}`,
  sewage: (size) => `d${size}`,
  stormwater: (size) => `d${size}`,
  power: (size) => `${size}kV`,
  gas: (size) => `DN${size}`,
  heat: (size) => `DN${size}`,
  telecom: (size) => `${size}×Φ110`,
};

/** The properties of a pipe or a cable. */
export function describeUtility({ kind, class: rank, size }: UtilityLine): Record<string, unknown> {
  const piped = kind !== 'power' && kind !== 'telecom';
  return {
    kind,
    class: rank,
    capacity: capacities[kind](size),
    ...(piped && { diameter: size }),
    ...(kind === 'power' && { voltage: size }),
    plannedState: 'planned',
  };
}
