/** The width of the streams of this valley; the collection records none. */
export const riverMeters = 30;

/** Least pixels across a river. */
export const riverPixels = 2.4;

/** Near by, parcels of water show a stream's true banks, and its line gives way to the one beneath the parcels. */
export const riverGivingWay = [
  [13, 1],
  [13.8, 0],
] as const;
