/**
 * True when this browser knows WebGL2, which MapLibre 6 needs. Whether it can give a context shows when the map is made:
 * to make one only to see takes a good part of a second where graphics are drawn in software.
 */
export function hasWebgl2(): boolean {
  return 'WebGL2RenderingContext' in globalThis;
}
