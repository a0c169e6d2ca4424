import { Type } from 'typebox';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { isDay } from '#domain/time/day.ts';
import type { DatasetRoutesOptions } from '../features/routes.ts';
import { badRequest, problems } from '../http/problem.ts';
import { addressOf } from '../http/public-address.ts';
import type { App } from '../http/typed-app.ts';

const StyleQuery = Type.Object(
  {
    lang: Type.Optional(Type.Enum(['zh', 'en'])),
    theme: Type.Optional(Type.Enum(['light', 'dark'])),
    date: Type.Optional(Type.String({ maxLength: 10 })),
  },
  { additionalProperties: false },
);

/** The MapLibre style of a dataset, the same that our own client draws, for any other map. */
export function styleRoutes(app: App, { prefix, findDataset }: DatasetRoutesOptions): void {
  app.get(
    `${prefix}/style.json`,
    {
      schema: {
        summary: 'MapLibre style of the dataset',
        tags: ['tiles'],
        querystring: StyleQuery,
        response: { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }), ...problems },
      },
    },
    async (request, reply) => {
      const { lang = 'zh', theme = 'light', date } = request.query;
      if (date !== undefined && !isDay(date))
        throw badRequest('invalid-parameter', 'The query parameter «date» must be a day, like 2026-12-08.');
      const dataset = await findDataset(request);
      reply.header('cache-control', 'no-cache');
      const source = {
        tiles: [`${addressOf(request, dataset.path)}/tiles/WebMercatorQuad/{z}/{y}/{x}`],
        attribution: dataset.attribution,
      };
      return buildStyle({ source, language: lang, theme, ...(date !== undefined && { date }) });
    },
  );
}
