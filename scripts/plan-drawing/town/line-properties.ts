/** What streets and pipes say of themselves. */
import type { Street } from './streets.ts';
import type { UtilityKind, UtilityLine } from './utility-networks.ts';

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
    ...profile(
      [3.5, 3.5, 2.5, 8.5, 4, 8.5, 2.5, 3.5, 3.5],
      ['人', '非', '绿', '车', '绿', '车', '绿', '非', '人'],
    ),
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
  // four lanes for lorries where goods are made and moved
  26: { lanes: 4, designSpeed: 30, ...profile([4.5, 17, 4.5], ['人', '车', '人']) },
  24: { lanes: 4, designSpeed: 30, ...profile([4, 16, 4], ['人', '车', '人']) },
  22: { lanes: 2, designSpeed: 30, ...profile([4, 2.5, 9, 2.5, 4], ['人', '非', '车', '非', '人']) },
  20: { lanes: 2, designSpeed: 20, ...profile([3.5, 2.5, 8, 2.5, 3.5], ['人', '非', '车', '非', '人']) },
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

/** The properties of a ramp between the town and the expressway. */
export function describeRamp() {
  return {
    properties: {
      name: '大盂互通匝道（示意）',
      nameEn: 'Ramp of the Dayu interchange (illustrative)',
      kind: 'road',
      class: 'ramp',
      designSpeed: 40,
      lanes: 2,
      plannedState: 'upgraded',
    },
    note: {
      zh: '二广高速设大盂出口有出处；互通的位置与形式为示意',
      en: 'That G55 has an exit at Dayu is sourced; place and form of the interchange are illustrative',
    },
  };
}

/** Cross-section of a pipe in m² by its inner diameter in millimetres. */
const crossSection = (diameter: number) => (Math.PI / 4) * (diameter / 1_000) ** 2;

/** A figure with two digits that count. */
const roughly = (value: number) => String(Number(value.toPrecision(2)));

/**
 * What a line carries, digits and units alone so that it reads alike in both languages. Pipes by the speed they are
 * usually laid out for (general knowledge): water 1.2 m/s, sewage 1.2 m/s with a pipe seven tenths full, rain 1.5 m/s,
 * medium-pressure gas 15 m/s at 0.5 MPa absolute, hot water 1.5 m/s with 60 K between flow and return. Cables by the
 * thermal limit of a usual conductor, two circuits from 110 kV on; ducts by their number.
 */
const capacities: Readonly<Record<UtilityKind, (size: number) => string>> = {
  water: (size) => `${roughly(1.2 * crossSection(size) * 1_000)} L/s`,
  sewage: (size) => `${roughly(1.2 * 0.748 * crossSection(size) * 1_000)} L/s`,
  stormwater: (size) => `${roughly(1.5 * crossSection(size) * 1_000)} L/s`,
  power: (size) => ({ 10: '8 MVA', 110: '2×100 MVA', 220: '2×400 MVA' })[size]!,
  gas: (size) => `${roughly(15 * crossSection(size) * 3_600 * 5)} m³/h`,
  // 958 kg/m³, 4.2 kJ/(kg·K)
  heat: (size) => `${roughly((1.5 * crossSection(size) * 958 * 4.2 * 60) / 1_000)} MW`,
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
