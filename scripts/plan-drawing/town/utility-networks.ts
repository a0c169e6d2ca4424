import { needsRoad } from '#domain/vocabularies/built-land.ts';
import type { Point } from '../geometry/projection.ts';
import type { Phase } from './phasing.ts';

export type UtilityKind = 'water' | 'sewage' | 'stormwater' | 'power' | 'gas' | 'heat' | 'telecom';

/** A pipe or a cable between two branches. */
export interface UtilityLine {
  kind: UtilityKind;
  /** Trunk lines carry what many parcels need. */
  class: 'trunk' | 'branch';
  line: Point[];
  phase: Phase;
  /** The parcel of the plant it comes from or leads to; absent where rain runs into a stream. */
  source?: string;
  /** Inner diameter in millimetres, or kilovolts. */
  size: number;
  /** The street it runs under. */
  street: string;
}

/** What decides whether a parcel is served. */
export interface Served {
  landUse: string;
  tag?: string;
}

/** A network: where it comes from, whom it serves, and how large its lines are. */
export interface UtilityNetwork {
  kind: UtilityKind;
  /** Tags of the lots its sources stand on; none for rain, which the streams take. */
  sources: readonly string[];
  serves: (parcel: Served) => boolean;
  /** East and north of the middle of the street, metres. */
  offset: Point;
  /** Size by the number of parcels beyond: the first row that is reached counts. */
  sizes: readonly (readonly [parcels: number, size: number])[];
  /** From so many parcels beyond it on, a line is a trunk: it carries what many need. */
  trunkFrom: number;
  /** True where lines lead on from the street into what they serve, which hands it on. */
  leadsIn?: boolean;
}

const usualTrunk = 25;

const building = ({ landUse }: Served) => needsRoad(landUse);
const homesAndServices = ({ landUse }: Served) => /^(07|08|09)/.test(landUse);

export const utilityNetworks: readonly UtilityNetwork[] = [
  {
    kind: 'water',
    sources: ['water-plant'],
    serves: building,
    offset: [2.2, 2.2],
    sizes: [
      [220, 1_000],
      [90, 600],
      [30, 400],
      [8, 300],
      [0, 200],
    ],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'sewage',
    sources: ['sewage-plant'],
    serves: building,
    offset: [-2.6, -2.6],
    sizes: [
      [300, 1_500],
      [120, 1_000],
      [40, 800],
      [10, 500],
      [0, 400],
    ],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'stormwater',
    sources: [],
    serves: building,
    offset: [-0.4, -0.4],
    sizes: [
      [60, 2_000],
      [20, 1_500],
      [6, 1_000],
      [0, 600],
    ],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'power',
    sources: ['substation'],
    serves: building,
    offset: [-6.6, -6.6],
    sizes: [[0, 10]],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'power',
    sources: ['main-substation'],
    serves: ({ tag }) => tag === 'substation',
    offset: [8.4, -8.4],
    sizes: [[0, 110]],
    trunkFrom: 0,
    leadsIn: true,
  },
  {
    kind: 'gas',
    sources: ['gas-station'],
    serves: ({ landUse }) => /^(07|08|09|10)/.test(landUse),
    offset: [4.4, 4.4],
    sizes: [
      [80, 400],
      [20, 300],
      [0, 200],
    ],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'heat',
    sources: ['heat-source'],
    serves: homesAndServices,
    offset: [-4.6, -4.6],
    sizes: [
      [150, 1_000],
      [60, 700],
      [20, 400],
      [0, 250],
    ],
    trunkFrom: usualTrunk,
  },
  {
    kind: 'telecom',
    sources: ['telecom'],
    serves: building,
    offset: [6.6, 6.6],
    sizes: [
      [100, 24],
      [25, 12],
      [0, 6],
    ],
    trunkFrom: usualTrunk,
  },
];
