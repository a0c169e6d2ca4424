/** True when this browser can give a WebGL2 context, which MapLibre 6 needs. */
export function hasWebgl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  // browsers keep only so many contexts alive; this one is done
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
