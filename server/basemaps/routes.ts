import { Type } from 'typebox';
import { answers, problems } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import type { BasemapService } from './service.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

const BasemapSummary = Type.Object({
  id: Type.String(),
  title: Text,
  attribution: Type.String(),
  approval: Type.Union([Type.String(), Type.Null()]),
  matrix: Type.Enum(['web-mercator', 'cgcs2000']),
  minZoom: Type.Integer(),
  maxZoom: Type.Integer(),
  /** Paths of its layers’ tiles on this server, the lowest first. */
  tiles: Type.Array(Type.String()),
});

const Whole = Type.String({ pattern: '^(0|[1-9][0-9]{0,6})$' });
const TilePath = Type.Object({
  basemap: Type.String({ maxLength: 40 }),
  layer: Whole,
  z: Whole,
  x: Whole,
  y: Whole,
});

/** A picture of the ground changes rarely; how long one may be kept is for its service to say, a day is modest. */
const cacheControl = 'public, max-age=86400';

/** `/api/basemaps`: what the plan can be drawn on beside the plain ground, and its tiles by way of this server. */
export function basemapRoutes(app: App, service: BasemapService): void {
  app.get(
    '/api/basemaps',
    {
      schema: {
        summary: 'Basemaps from elsewhere',
        tags: ['basemaps'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: Type.Object({ basemaps: Type.Array(BasemapSummary) }), ...problems },
      },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return {
        basemaps: service.basemaps.map(({ addresses, ...basemap }) => ({
          ...basemap,
          tiles: addresses.map((_address, layer) => `/api/basemaps/${basemap.id}/${layer}/{z}/{x}/{y}`),
        })),
      };
    },
  );

  app.get(
    '/api/basemaps/:basemap/:layer/:z/:x/:y',
    {
      schema: {
        summary: 'A tile of a basemap',
        tags: ['basemaps'],
        params: TilePath,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: answers('The tile', 'image/*', Type.Unsafe<Buffer>({})), ...problems },
      },
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      const { basemap, layer, z, x, y } = request.params;
      const tile = await service.fetchTile(basemap, Number(layer), Number(z), Number(x), Number(y));
      return reply.type(tile.type).header('cache-control', cacheControl).send(tile.body);
    },
  );
}
