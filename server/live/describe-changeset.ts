import type { CommittedChangeset } from '../changesets/changeset.ts';
import { limits } from '../limits.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';

/** A changeset as those are told who have the scenario open. */
export interface TouchedChangeset {
  scenario: number;
  number: number;
  text: string;
}

/**
 * The message of a changeset: what it says of itself, the features it changed and the places it touched, EPSG:3857,
 * which are those of the tiles to be read anew. Of a large one the features are cut, and places are taken together.
 */
export function describeChangeset(changeset: CommittedChangeset): TouchedChangeset {
  const { scenario, number, author, message, createdAt, inverseOf, features, bounds } = changeset;
  const told = features.slice(0, limits.liveFeatures);
  const text = JSON.stringify({
    type: 'changeset',
    ...{ scenario, number, author, message, createdAt: createdAt.toISOString(), inverseOf },
    changes: features.length,
    features: told,
    isWhole: told.length === features.length,
    bounds: fewerBoxes(bounds, limits.liveBounds).map((box) =>
      box.map((edge) => Math.round(edge * 100) / 100),
    ),
  });
  return { scenario, number, text };
}

/** Boxes that hold all of the given ones, at most so many: neighbours in the order given are taken together. */
function fewerBoxes(boxes: readonly Box[], most: number): Box[] {
  const size = Math.ceil(boxes.length / most);
  if (size <= 1) return [...boxes];
  return Array.from({ length: Math.ceil(boxes.length / size) }, (_, at) =>
    boxes.slice(at * size, (at + 1) * size).reduce(union),
  );
}

function union(one: Box, other: Box): Box {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}
