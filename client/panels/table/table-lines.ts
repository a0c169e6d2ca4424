import type { Group } from './groups.ts';

/** What stands in a line of the table: a row by its number, or the head of a group. */
export type Line = { kind: 'row'; row: number } | { kind: 'group'; group: Group; isOpen: boolean };

/** The lines of the table from the top, heads of groups among them. */
export interface TableLines {
  count: number;
  at(line: number): Line;
  /** The line of a row, -1 where it is not among them, or in a closed group. */
  find(row: number): number;
}

/** Lines without groups. */
export function plainLines(ordered: Uint32Array): TableLines {
  return {
    count: ordered.length,
    at: (line) => ({ kind: 'row', row: ordered[line]! }),
    find: (row) => ordered.indexOf(row),
  };
}

/** Lines in groups; the rows of those that are closed are left out. */
export function groupedLines(groups: readonly Group[], opened: ReadonlySet<string>): TableLines {
  const starts: number[] = [];
  let count = 0;
  for (const { key, rows } of groups) {
    starts.push(count);
    count += 1 + (opened.has(key) ? rows.length : 0);
  }
  const isOpen = ({ key }: Group) => opened.has(key);
  return {
    count,
    at: (line) => {
      const index = starts.findLastIndex((start) => start <= line);
      const group = groups[index]!;
      const within = line - starts[index]!;
      return within === 0
        ? { kind: 'group', group, isOpen: isOpen(group) }
        : { kind: 'row', row: group.rows[within - 1]! };
    },
    find: (row) => {
      for (const [index, group] of groups.entries()) {
        const within = isOpen(group) ? group.rows.indexOf(row) : -1;
        if (within >= 0) return starts[index]! + 1 + within;
      }
      return -1;
    },
  };
}
