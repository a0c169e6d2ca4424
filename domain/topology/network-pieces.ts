import type { LineString, MultiLineString } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { geodesicLength } from '../geometry/ellipsoidal-area.ts';
import { groupBy } from './group-by.ts';
import type { NetworkGraph } from './network-graph.ts';

/** Lines that hang together by common vertices. */
export interface NetworkPiece {
  lines: FeatureState[];
  /** Metres on the ellipsoid. */
  length: number;
}

/** The pieces that a network falls into, the longest first; one for a network that hangs together. */
export function findNetworkPieces({ linesAt }: NetworkGraph): NetworkPiece[] {
  const joinedTo = new Map<FeatureState, FeatureState>();
  const find = (line: FeatureState): FeatureState => {
    let at = line;
    for (let next = joinedTo.get(at); next; next = joinedTo.get(at)) at = next;
    // the next search is short
    if (at !== line) joinedTo.set(line, at);
    return at;
  };
  const all = new Set<FeatureState>();
  for (const lines of linesAt.values()) {
    const [first, ...others] = lines;
    all.add(first!);
    for (const other of others) {
      all.add(other);
      const [one, root] = [find(other), find(first!)];
      if (one !== root) joinedTo.set(one, root);
    }
  }
  return [...groupBy(all, find).values()].map(toPiece).sort((a, b) => b.length - a.length);
}

function toPiece(lines: FeatureState[]): NetworkPiece {
  const lengthOf = ({ geometry }: FeatureState) => geodesicLength(geometry as LineString | MultiLineString);
  return { lines, length: lines.reduce((sum, line) => sum + lengthOf(line), 0) };
}
