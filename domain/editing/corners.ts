import type { Position } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { mapChains } from '../geometry/map-positions.ts';

/**
 * Features with a corner at another place, of those that have it: what meets in a corner is moved together. Both are
 * degrees, EPSG:4490; a corner is the same to the last bit. A corner that comes to lie on the one before or after it
 * becomes one with it.
 */
export function moveCorner(features: readonly FeatureState[], from: Position, to: Position): FeatureState[] {
  return changeEach(features, (chain) => {
    if (!chain.some((position) => isSame(position, from))) return chain;
    const moved = chain.map((position) => (isSame(position, from) ? to : position));
    return moved.filter((position, at) => at === 0 || !isSame(position, moved[at - 1]!));
  });
}

/** Features without a corner, of those that have it. A ring that would have fewer than three corners keeps it. */
export function removeCorner(features: readonly FeatureState[], at: Position): FeatureState[] {
  return changeEach(features, (chain, isRing) => {
    const left = chain.filter((position) => !isSame(position, at));
    if (left.length === chain.length) return chain;
    if (!isRing) return left.length < 2 ? chain : left;
    const corners = isSame(chain[0]!, at) ? left : left.slice(0, -1);
    return corners.length < 3 ? chain : [...corners, corners[0]!];
  });
}

/** Features with a new corner on the edge between two others, of those that have this edge, whichever way it leads. */
export function insertCorner(
  features: readonly FeatureState[],
  [from, to]: readonly [Position, Position],
  at: Position,
): FeatureState[] {
  return changeEach(features, (chain) => {
    const before = chain.findIndex((position, place) => {
      const next = chain[place + 1];
      if (!next) return false;
      return (isSame(position, from) && isSame(next, to)) || (isSame(position, to) && isSame(next, from));
    });
    return before < 0 ? chain : chain.toSpliced(before + 1, 0, at);
  });
}

function changeEach(
  features: readonly FeatureState[],
  change: (chain: Position[], isRing: boolean) => Position[],
): FeatureState[] {
  return features.flatMap((feature) => {
    const geometry = mapChains(feature.geometry, change);
    return geometry === feature.geometry ? [] : [{ ...feature, geometry }];
  });
}

function isSame([x, y]: Position, [otherX, otherY]: Position): boolean {
  return x === otherX && y === otherY;
}
