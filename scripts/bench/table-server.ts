/** A plan of 100,000 parcels that exists in no database, with the built page that lists them. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { parcelCount } from './parcels.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const rowsPath = '/api/published/bench/collections/zone/rows';
const fields = 'id validFrom validTo size longitude latitude name nameEn parcelCode planUnit landUse farMax'
  .concat(' densityMax heightMax population jobs precision')
  .split(' ');
const uses = ['100101', '070102', '1101', '0901', '1401', '0804', '1207'];
const days = ['2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'];
const bounds = [112.66, 38.12, 112.78, 38.25];

const answers: Record<string, object> = {
  '/api/plans': {
    plans: [
      {
        id: 'bench',
        title: { zh: '测速', en: 'bench' },
        description: { zh: '', en: '' },
        bounds,
        phases: days.map((date) => ({ id: date, title: { zh: date, en: date }, date })),
        mapApproval: null,
        published: true,
      },
    ],
  },
  '/api/published/bench/tiles/tiles.json': { tiles: ['/tiles/{z}/{y}/{x}'], bounds, minzoom: 4, maxzoom: 16 },
  '/api/published/bench/days': {
    days: days.map((date) => ({ date, appear: { zone: parcelCount / days.length }, disappear: {} })),
  },
};

/** Serve on a free port of this machine until it is closed. `folder` is that of the built page. */
export async function serveTable(folder: string): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    void answer(url, folder).then((body) => {
      if (body === null) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': typeOf(url.pathname) }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function typeOf(path: string): string {
  if (path === '/') return 'text/html';
  return types[extname(path)] ?? 'application/json';
}

async function answer({ pathname, searchParams }: URL, folder: string): Promise<string | Buffer | null> {
  if (pathname === rowsPath) return JSON.stringify(pageOf(searchParams));
  if (pathname.endsWith('/items')) return JSON.stringify({ features: [] });
  const known = answers[pathname];
  if (known) return JSON.stringify(known);
  return readFile(join(folder, pathname === '/' ? 'index.html' : pathname)).catch(() => null);
}

function pageOf(query: URLSearchParams): object {
  const [from, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit'))];
  const to = Math.min(from + limit, parcelCount);
  const rows = Array.from({ length: to - from }, (_, at) => rowOf(from + at));
  const href = `${rowsPath}?limit=${limit}&cursor=${to}`;
  return { fields, numberMatched: parcelCount, links: to < parcelCount ? [{ rel: 'next', href }] : [], rows };
}

/** A parcel by its number: codes and names come in no order, as in a plan that has grown. */
function rowOf(number: number): unknown[] {
  const shuffled = (number * 7919) % parcelCount;
  return [
    `zone-${number}`,
    days[number % days.length],
    null,
    1_000 + shuffled / 2,
    bounds[0]! + (number % 400) * 0.0003,
    bounds[1]! + Math.floor(number / 400) * 0.0005,
    `第${shuffled}号${['住宅', '商业', '公园', '道路'][number % 4]}地块`,
    null,
    `DY-${shuffled % 317}-${shuffled}`,
    `DY${number % 317}`,
    uses[shuffled % uses.length],
    (shuffled % 30) / 10,
    40,
    24 + (number % 10) * 6,
    shuffled % 500,
    shuffled % 300,
    'illustrative',
  ];
}
