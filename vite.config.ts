import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';

/** `npm run dev` says where its server is. */
const server = process.env['DAYU_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Addresses of the API; the modules of the folder client/api stand below the same name and end in `.ts`. */
const apiAddress = '^/api/(?![^?]*\\.ts(\\?|$))';

/** What the page shows next to it; it is a file of its own so that the page stands before the map is read. */
const preloadedModule = 'panels/MapStage.svelte';

/** Has the browser fetch the map beside the page, instead of after the page's code has been read and run. */
function preloadMap(): Plugin {
  return {
    name: 'preload-map',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const stage = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(preloadedModule));
        if (!stage) return [];
        const needed = new Set<Rolldown.OutputChunk>();
        const need = (chunk: Rolldown.OutputChunk) => {
          if (needed.has(chunk)) return;
          needed.add(chunk);
          for (const other of chunks) if (chunk.imports.includes(other.fileName)) need(other);
        };
        need(stage);
        return [...needed]
          .flatMap(preloadTags)
          .filter(({ attrs }) => !html.includes(String(attrs?.['href'])));
      },
    },
  };
}

function preloadTags({ fileName, viteMetadata }: Rolldown.OutputChunk): HtmlTagDescriptor[] {
  const tag = (attrs: Record<string, string>): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { ...attrs, crossorigin: true },
    injectTo: 'head',
  });
  const styles = [...(viteMetadata?.importedCss ?? [])];
  return [
    tag({ rel: 'modulepreload', href: `/${fileName}` }),
    ...styles.map((href) => tag({ rel: 'preload', as: 'style', href: `/${href}` })),
  ];
}

export default defineConfig({
  root: 'client',
  plugins: [svelte(), preloadMap()],
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
