/**
 * The built page and, beside it, a bare MapLibre page with the same style and tiles. Both come through this one server,
 * so that what it costs weighs on both alike; the rest it passes on to the product's own.
 */
import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

/** Files of MapLibre that a bare page needs, as its package brings them. */
const libraryFiles = [
  'maplibre-gl.mjs',
  'maplibre-gl-worker.mjs',
  'maplibre-gl-shared.mjs',
  'maplibre-gl.css',
];

const barePage = `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/bare/maplibre-gl.css">
<style>html,body,#map{margin:0;height:100%}</style></head><body><div id="map"></div><script type="module">
import { Map, setWorkerUrl } from '/bare/maplibre-gl.mjs';
setWorkerUrl('/bare/maplibre-gl-worker.mjs');
const style = await (await fetch('/api/published/taixin/style.json?lang=zh&date=2031-12-08')).json();
style.sources.plan.tiles = style.sources.plan.tiles.map((tile) => tile.replace(/^https?:..[^/]+/, location.origin));
const map = new Map({ container: 'map', attributionControl: false, style, center: [112.7, 38.17], zoom: 12 });
map.setMissingStyleImageResolver((name) => map.addImage(name, { width: 32, height: 32, data: new Uint8Array(4096).fill(128) }));
map.once('idle', () => {
  performance.mark('map idle');
  document.body.dataset.idle = 'true';
});
</script></body></html>`;

/** Serve on a free port of this machine until it is closed; `product` is the address of the product's server. */
export async function servePages(
  product: string,
  root: string,
): Promise<{ address: string; server: Server; countBytes: () => number }> {
  const bare = await readBare(join(root, 'node_modules/maplibre-gl/dist'));
  let bytes = 0;
  const server = createServer((incoming, response) => {
    const { socket } = incoming;
    const before = socket.bytesWritten;
    response.on('close', () => (bytes += socket.bytesWritten - before));
    const body = bare.get(incoming.url ?? '');
    if (body) response.writeHead(200, headersOf(incoming.url!)).end(body);
    else passOn(incoming, response, product);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, server, countBytes: () => bytes };
}

/** What the bare page is made of, packed once and small like the product's own files. */
async function readBare(folder: string): Promise<Map<string, Buffer>> {
  const pack = promisify(brotliCompress);
  const files = new Map<string, Buffer>([['/bare', await pack(barePage)]]);
  for (const file of libraryFiles) {
    const content = await readFile(join(folder, file)).catch(() => null);
    if (content) files.set(`/bare/${file}`, await pack(content));
  }
  return files;
}

function headersOf(path: string): Record<string, string> {
  const isScript = path.endsWith('.mjs');
  const type = isScript ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
  return { 'content-type': type, 'content-encoding': 'br' };
}

function passOn(incoming: IncomingMessage, response: ServerResponse, product: string): void {
  const { hostname, port } = new URL(product);
  const headers = { ...incoming.headers, host: `${hostname}:${port}` };
  const asked = request(
    { hostname, port, path: incoming.url, method: incoming.method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  asked.on('error', () => response.destroy());
  incoming.pipe(asked);
}
