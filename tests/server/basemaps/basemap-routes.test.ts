import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Basemap } from '../../../server/basemaps/basemap.ts';
import { describeApi, expectProblem } from '../../helpers/app.ts';

const picture = Buffer.from('89504e470d0a1a0a', 'hex');
const basemap: Basemap = {
  id: 'photo',
  title: { zh: '影像', en: 'Imagery' },
  attribution: '某图',
  approval: 'GS(2024)0001号',
  matrix: 'web-mercator',
  minZoom: 1,
  maxZoom: 18,
  addresses: [],
};
/** The address is known once its server listens. */
const basemaps: Basemap[] = [basemap, { ...basemap, id: 'degrees', matrix: 'cgcs2000' }];

describeApi(
  'basemaps from elsewhere',
  (api) => {
    let service: Server;
    const asked: string[] = [];

    beforeAll(async () => {
      service = createServer((request, response) => {
        asked.push(request.url!);
        const [, what] = /^\/(\w+)\//.exec(request.url!)!;
        if (what === 'huge')
          return response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(3e6));
        if (what === 'page') return response.writeHead(200, { 'content-type': 'text/html' }).end('<script>');
        if (what === 'away') return response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
        if (what === 'none') return response.writeHead(404).end();
        if (what === 'refused') return response.writeHead(403).end('your key is wrong');
        return response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'a=b' }).end(picture);
      });
      service.listen(0, '127.0.0.1');
      await once(service, 'listening');
      const { port } = service.address() as AddressInfo;
      const layers = ['tile', 'huge', 'page', 'away', 'none', 'refused'];
      const addresses = layers.map((layer) => `http://127.0.0.1:${port}/${layer}/{z}/{x}/{y}?key=SECRET`);
      for (const each of basemaps) each.addresses = addresses;
    });
    afterAll(() => {
      service.closeAllConnections();
      service.close();
    });

    it('are listed without their addresses and keys', async () => {
      const { basemaps: listed } = await api.json('/api/basemaps');
      expect(listed[0]).toMatchObject({ id: 'photo', approval: 'GS(2024)0001号', matrix: 'web-mercator' });
      expect(listed[0].tiles[0]).toBe('/api/basemaps/photo/0/{z}/{x}/{y}');
      expect(JSON.stringify(listed)).not.toMatch(/SECRET|127\.0\.0\.1/);
    });

    it('come by way of this server, which adds the key and passes on nothing but the picture', async () => {
      const response = await api.get('/api/basemaps/photo/0/12/3330/1577');
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toBe('image/png');
      expect(response.headers['cache-control']).toBe('public, max-age=86400');
      expect(response.headers['set-cookie']).toBeUndefined();
      expect(response.rawPayload).toEqual(picture);
      expect(asked.at(-1)).toBe('/tile/12/3330/1577?key=SECRET');
    });

    it.each([
      ['too large', 1, 502],
      ['no picture', 2, 502],
      ['from yet another place', 3, 502],
      ['not there', 4, 404],
      ['refused', 5, 502],
    ])('are a problem where what comes is %s', async (_what, layer, status) => {
      const response = await api.get(`/api/basemaps/photo/${layer}/3/1/1`);
      expectProblem(response, status);
      expect(response.body).not.toContain('key');
    });

    it.each([
      '/api/basemaps/none/0/3/1/1',
      '/api/basemaps/photo/9/3/1/1',
      '/api/basemaps/photo/0/0/0/0',
      '/api/basemaps/photo/0/3/8/0',
      '/api/basemaps/degrees/0/3/0/4',
    ])('are not asked for what they can’t have: %s', async (path) => {
      const before = asked.length;
      expectProblem(await api.get(path), 404);
      expect(asked.length).toBe(before);
    });

    it.each(['3.5', '-1', 'x', '1e3', '99999999', '%2e%2e'])('take no tile number «%s»', async (number) => {
      expectProblem(await api.get(`/api/basemaps/photo/0/3/${number}/1`), [400, 404]);
    });
  },
  { plans: null, basemaps },
);
