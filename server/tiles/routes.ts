import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Type } from 'typebox';
import { describeField, labelLayerName, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import type { App } from '../http/typed-app.ts';
import type { DatasetRoutesOptions } from '../features/routes.ts';
import { acceptsGzip, isUnchanged, setTag } from '../http/conditional.ts';
import { pathSchema } from '../http/path-schema.ts';
import { answers, badRequest, problems } from '../http/problem.ts';
import { addressOf } from '../http/public-address.ts';
import type { Dataset } from '../plans/dataset.ts';
import type { DatasetBounds } from '../plans/published-plans.ts';
import type { TileService } from './service.ts';
import { maxZoom, parseTileAddress } from './tile-address.ts';
import type { TileBody } from './tile-cache.ts';

const unpack = promisify(gunzip);

const mediaType = 'application/vnd.mapbox-vector-tile';

export interface TileRoutesOptions extends DatasetRoutesOptions {
  tiles: TileService;
  /** Bounds of the dataset in degrees, for TileJSON. */
  readBounds(dataset: Dataset): Promise<DatasetBounds>;
}

/** Vector tiles of a dataset, and the documents that describe them. */
export function tileRoutes(app: App, options: TileRoutesOptions): void {
  const { prefix, findDataset, tiles, cacheControl } = options;

  app.get(
    `${prefix}/tiles/WebMercatorQuad/:z/:y/:x`,
    {
      schema: {
        summary: 'A vector tile (Mapbox Vector Tile 2.1), a layer for each collection',
        tags: ['tiles'],
        // text: the address is parsed by hand, strictly, before anything else looks at it
        params: pathSchema(prefix, { z: Type.String(), y: Type.String(), x: Type.String() }),
        response: {
          200: answers('The tile', mediaType, Type.String({ format: 'binary' })),
          204: { description: 'Nothing is shown there' },
          304: { description: 'The client has it already' },
          ...problems,
        },
      },
      validatorCompiler: () => (value) => ({ value: value as unknown }),
      // a tile is a buffer already, and compressed
      serializerCompiler: () => (data) => data as string,
      compress: false,
    },
    async (request, reply) => {
      const { z, y, x } = request.params;
      const address = parseTileAddress(z, y, x);
      if (!address)
        throw badRequest(
          'invalid-tile',
          'There is no such tile: zoom from 0 to 22, row and column within the zoom.',
        );
      const dataset = await findDataset(request);
      return sendTile(request, reply, await tiles.tile(dataset.scenario, address), cacheControl);
    },
  );

  app.get(
    `${prefix}/tiles/tiles.json`,
    { schema: documentSchema('TileJSON 3.0 of the dataset') },
    async (request, reply) => {
      const dataset = await findDataset(request);
      reply.header('cache-control', 'no-cache');
      return describeTiles(addressOf(request, dataset.path), dataset, await options.readBounds(dataset));
    },
  );
}

/** Schema of a route whose document follows a standard of its own. */
function documentSchema(summary: string) {
  return {
    summary,
    tags: ['tiles'],
    querystring: Type.Object({}, { additionalProperties: false }),
    response: { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }), ...problems },
  };
}

function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  tile: TileBody,
  cacheControl: string,
): FastifyReply | Promise<FastifyReply> {
  const isGzip = acceptsGzip(request);
  const etag = setTag(request, reply, tile.etag);
  reply.header('cache-control', cacheControl);
  if (tile.isTruncated) reply.header('x-tile-truncated', '1');
  if (isUnchanged(request, etag)) return reply.status(304).send();
  if (tile.compressed.length === 0) return reply.status(204).send();
  reply.header('content-type', mediaType);
  if (isGzip) return reply.header('content-encoding', 'gzip').send(tile.compressed);
  return unpack(tile.compressed).then((body) => reply.send(body));
}

function describeTiles(base: string, dataset: Dataset, { all, outline }: DatasetBounds): object {
  return {
    tilejson: '3.0.0',
    name: dataset.title.zh,
    description: dataset.description.zh,
    attribution: dataset.attribution,
    scheme: 'xyz',
    tiles: [`${base}/tiles/WebMercatorQuad/{z}/{y}/{x}`],
    minzoom: 0,
    maxzoom: maxZoom,
    ...(all && { bounds: all }),
    ...(outline && { center: [(outline[0] + outline[2]) / 2, (outline[1] + outline[3]) / 2, 11] }),
    vector_layers: collections.flatMap(describeLayers),
  };
}

/** The layers that tiles have of a collection. */
function describeLayers(collection: CollectionDefinition): object[] {
  const { name, description, tile, properties } = collection;
  const fields = {
    id: 'id',
    ...Object.fromEntries(
      tile.fields.map((field) => [field, describeField(properties.properties[field]!).en]),
    ),
    from: 'first day, days since 1970-01-01',
    to: 'day of the end, days since 1970-01-01',
    precision: 'surveyed, converted or illustrative',
  };
  const features = { id: name, description: description.en, minzoom: tile.minZoom, maxzoom: maxZoom, fields };
  if (tile.labelFromZoom === undefined) return [features];
  const labels = {
    id: labelLayerName(collection),
    description: `${description.en}: where each is named`,
    minzoom: tile.labelFromZoom,
    maxzoom: maxZoom,
    fields: {
      ...fields,
      room: 'distance to the outline, metres of EPSG:3857',
      symbol: '1 where a symbol is drawn within that distance',
    },
  };
  return [features, labels];
}
