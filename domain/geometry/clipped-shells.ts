import type { Path64, PolyPath64 } from 'clipper2-ts';

/** The outer ring of one area and the rings of its holes, not closed, in the parts that clipper counts in. */
export interface ClippedShell {
  shell: Path64;
  holes: Path64[];
}

/** The areas in a tree that clipper made, also those that lie in a hole of another. */
export function* clippedShells(parent: PolyPath64): Generator<ClippedShell> {
  for (const node of childrenOf(parent)) {
    const holes = [...childrenOf(node)];
    yield { shell: node.poly ?? [], holes: holes.map((hole) => hole.poly ?? []) };
    for (const hole of holes) yield* clippedShells(hole);
  }
}

function* childrenOf(node: PolyPath64): Generator<PolyPath64> {
  for (let at = 0; at < node.count; at++) yield node.child(at);
}
