import type { Environment } from 'vitest/runtime';

/**
 * Plain Node, but modules are compiled as for the browser: Svelte then makes its runes reactive, as they are in the
 * client. The default environment compiles for a server, where a rune is an ordinary variable.
 */
export default {
  name: 'browser-runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
