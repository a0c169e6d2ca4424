export type RailClass = 'high-speed' | 'conventional';

/** A railway is a dark line with light dashes; on a high-speed line the dashes are longer and the line wider. */
export interface RailSign {
  width: number;
  dash: readonly [number, number];
}

export const railSigns: Record<RailClass, RailSign> = {
  'high-speed': { width: 4, dash: [7, 3.5] },
  conventional: { width: 3, dash: [3.5, 3.5] },
};
