import { needsRoad } from '#domain/vocabularies/built-land.ts';
import type { Point } from '../geometry/projection.ts';

export type UtilityKind = 'water' | 'sewage' | 'stormwater' | 'power' | 'gas' | 'heat' | 'telecom';

/** A network: where it comes from, whom it serves, and how large its lines are. */
export interface UtilityNetwork {
  kind: UtilityKind;
  /** Tags of the lots its sources stand on; none for rain, which the streams take. */
  sources: readonly string[];
  serves: (landUse: string) => boolean;
  /** East and north of the middle of the street, metres. */
  offset: Point;
  /** Size by the number of parcels beyond: the first row that is reached counts. */
  sizes: readonly (readonly [parcels: number, size: number])[];
}

const homesAndServices = (landUse: string) => /^(07|08|09)/.test(landUse);

export const utilityNetworks: readonly UtilityNetwork[] = [
  {
    kind: 'water',
    sources: ['water-plant'],
    serves: needsRoad,
    offset: [2.2, 2.2],
    sizes: [
      [220, 1_000],
      [90, 600],
      [30, 400],
      [8, 300],
      [0, 200],
    ],
  },
  {
    kind: 'sewage',
    sources: ['sewage-plant'],
    serves: needsRoad,
    offset: [-2.6, -2.6],
    sizes: [
      [300, 1_500],
      [120, 1_000],
      [40, 800],
      [10, 500],
      [0, 400],
    ],
  },
  {
    kind: 'stormwater',
    sources: [],
    serves: needsRoad,
    offset: [-0.4, -0.4],
    sizes: [
      [60, 2_000],
      [20, 1_500],
      [6, 1_000],
      [0, 600],
    ],
  },
  {
    kind: 'power',
    sources: ['substation'],
    serves: needsRoad,
    offset: [-6.6, -6.6],
    sizes: [[0, 10]],
  },
  {
    kind: 'gas',
    sources: ['gas-station'],
    serves: (landUse) => homesAndServices(landUse) || /^10/.test(landUse),
    offset: [4.4, 4.4],
    sizes: [
      [80, 400],
      [20, 300],
      [0, 200],
    ],
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
  },
  {
    kind: 'telecom',
    sources: ['telecom'],
    serves: needsRoad,
    offset: [6.6, 6.6],
    sizes: [
      [100, 24],
      [25, 12],
      [0, 6],
    ],
  },
];
