import type { EntryKind } from './comparison.ts';
import { findOverlaps, sharedLand, type ChangedParcel, type Overlap } from './parcel-overlaps.ts';

/** Parcels of the first state whose land became that of parcels of the second. */
export interface Lineage {
  kind: Extract<EntryKind, 'split' | 'merged' | 'reparcelled' | 'replaced'>;
  before: ChangedParcel[];
  after: ChangedParcel[];
  /** Which land went where, that of parcels that stay included. */
  overlaps: Overlap[];
}

/**
 * Which parcels became which, out of those that are new, gone or have other land. A new parcel comes from others where
 * half of it or more was theirs, and one that is gone went into others where they have half of it or more; below that
 * it is simply new, or gone. A parcel that stays under its id is on both sides. One that became several is split, several
 * that became one are merged, all others that hang together were re-parcelled; one in the place of one with another id
 * replaces it. No parcels give none. It pauses after each parcel.
 */
export function* findLineages(
  before: readonly ChangedParcel[],
  after: readonly ChangedParcel[],
): Generator<void, Lineage[]> {
  const links = linksOf(yield* findOverlaps(before, after));
  const met = new Set(links.flatMap((link) => [link.before, link.after]));
  const groups = groupLinked([...links, ...ownOverlaps(before, after, met)]);
  return groups.map((overlaps) => {
    const old = [...new Set(overlaps.map((overlap) => overlap.before))];
    const young = [...new Set(overlaps.map((overlap) => overlap.after))];
    return { kind: kindOf(old.length, young.length), before: old, after: young, overlaps };
  });
}

/** The overlaps through which land was handed on. */
function linksOf(overlaps: readonly Overlap[]): Overlap[] {
  const handed = new Map<ChangedParcel, number>();
  for (const { before, after, area } of overlaps)
    for (const parcel of [before, after]) handed.set(parcel, (handed.get(parcel) ?? 0) + area);
  const isMostlyHanded = (parcel: ChangedParcel) =>
    parcel.pair === null && handed.get(parcel)! >= parcel.land.area / 2;
  return overlaps.filter(({ before, after }) => isMostlyHanded(before) || isMostlyHanded(after));
}

/** What parcels that stay, and gave land to others or took it, have kept of their own. */
function ownOverlaps(
  before: readonly ChangedParcel[],
  after: readonly ChangedParcel[],
  met: ReadonlySet<ChangedParcel>,
): Overlap[] {
  const laterSelves = new Map(after.map((parcel) => [parcel.pair, parcel]));
  return before.flatMap((parcel) => {
    const later = parcel.pair && laterSelves.get(parcel.pair);
    if (!later || !(met.has(parcel) || met.has(later))) return [];
    return [{ before: parcel, after: later, area: sharedLand(parcel, later) }];
  });
}

/** Overlaps by the parcels that hang together through them. */
function groupLinked(overlaps: readonly Overlap[]): Overlap[][] {
  const around = new Map<ChangedParcel, Overlap[]>();
  for (const overlap of overlaps) {
    for (const parcel of [overlap.before, overlap.after]) {
      const its = around.get(parcel);
      if (its) its.push(overlap);
      else around.set(parcel, [overlap]);
    }
  }
  const groups: Overlap[][] = [];
  for (const { before } of overlaps) if (around.has(before)) groups.push(takeGroup(before, around));
  return groups;
}

/** The overlaps that can be reached from a parcel; parcels on the way are taken out. */
function takeGroup(first: ChangedParcel, around: Map<ChangedParcel, Overlap[]>): Overlap[] {
  const group = new Set<Overlap>();
  const open = [first];
  for (let parcel = open.pop(); parcel; parcel = open.pop()) {
    for (const overlap of around.get(parcel) ?? []) {
      group.add(overlap);
      open.push(overlap.before === parcel ? overlap.after : overlap.before);
    }
    around.delete(parcel);
  }
  return [...group];
}

function kindOf(before: number, after: number): Lineage['kind'] {
  if (before === 1) return after === 1 ? 'replaced' : 'split';
  return after === 1 ? 'merged' : 'reparcelled';
}
