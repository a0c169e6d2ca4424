export type PolygonFaultReason =
  | 'too-few-positions'
  | 'not-closed'
  | 'not-finite'
  | 'zero-area'
  | 'self-intersection'
  | 'self-touch'
  | 'spike'
  | 'rings-cross'
  | 'interior-disconnected'
  | 'hole-outside-shell'
  | 'hole-inside-hole';

/** Why polygons that are valid one by one make no valid multi-polygon. */
export type PartsFaultReason = 'parts-overlap' | 'parts-share-edge';

/** What is wrong, and where. */
export interface FaultAt<Reason> {
  reason: Reason;
  x: number;
  y: number;
}

/** Why a polygon is not valid, and where. */
export type PolygonFault = FaultAt<PolygonFaultReason>;

/** Why the parts of a multi-polygon are not valid together, and where. */
export type PartsFault = FaultAt<PartsFaultReason>;
