import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** `npm run dev` says where its server is. */
const server = process.env['DAYU_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Addresses of the API; the modules of the folder client/api stand below the same name and end in `.ts`. */
const apiAddress = '^/api/(?![^?]*\\.ts(\\?|$))';

export default defineConfig({
  root: 'client',
  plugins: [svelte()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // the page's security policy allows no inline script, and every browser with WebGL2 preloads modules by itself
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { proxy: { [apiAddress]: server, '/openapi.json': server, '/healthz': server } },
});
