/** Pixels from the top left of the map. */
export interface Point {
  x: number;
  y: number;
}

/** What can be taken hold of: a vertex by its number, or the middle of a side, where a vertex is put before `at`. */
export interface Handle extends Point {
  kind: 'vertex' | 'midpoint';
  at: number;
}

/** Half of what a mouse and a finger need to hit: 44 px for the finger. */
const reaches = { mouse: 11, touch: 22 } as const;

/** Sides that are shorter on the screen have no handle in the middle: it would be in the way of the vertices. */
const shortestSide = 72;

/** Vertices and middles of sides; null stands for a vertex that is out of sight. */
export function handlesOf(
  vertices: readonly (Point | null)[],
  isClosed: boolean,
  hasSides: boolean,
): Handle[] {
  const handles: Handle[] = vertices.flatMap((point, at) =>
    point ? [{ kind: 'vertex', at, x: point.x, y: point.y }] : [],
  );
  if (!hasSides) return handles;
  for (const [index, from] of vertices.entries()) {
    const to = vertices[index + 1] ?? (isClosed && vertices.length > 2 ? vertices[0] : null);
    if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) < shortestSide) continue;
    handles.push({ kind: 'midpoint', at: index + 1, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  }
  return handles;
}

/** The handle at a point: vertices before middles, of each kind the nearest. */
export function handleAt(
  handles: readonly Handle[],
  point: Point,
  pointerType: 'mouse' | 'touch',
): Handle | null {
  const distance = (handle: Handle) => Math.hypot(handle.x - point.x, handle.y - point.y);
  const near = handles
    .filter((handle) => distance(handle) <= reaches[pointerType])
    .toSorted((a, b) => distance(a) - distance(b));
  return near.find(({ kind }) => kind === 'vertex') ?? near[0] ?? null;
}
