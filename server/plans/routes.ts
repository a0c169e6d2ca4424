import { Type } from 'typebox';
import { problems } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import type { PublishedPlans } from './published-plans.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

const PlanSummary = Type.Object({
  id: Type.String(),
  title: Text,
  description: Text,
  /** West, south, east, north in degrees. */
  bounds: Type.Union([Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }), Type.Null()]),
  phases: Type.Array(Type.Object({ id: Type.String(), title: Text, date: Type.String() })),
  /** What provenances name as their source, by key. */
  sources: Type.Record(
    Type.String(),
    Type.Object({
      title: Text,
      date: Type.Optional(Type.String()),
      url: Type.Optional(Type.String()),
      credit: Type.Optional(Type.String()),
    }),
  ),
  boundary: Type.Unsafe<string | null>({
    type: 'string',
    nullable: true,
    description: 'Id of the feature that outlines the planned area, which parcels tile',
  }),
  mapApproval: Type.Union([Type.String(), Type.Null()]),
  published: Type.Boolean(),
});

/** `/api/plans`: what plans there are, and whether anything of them is published. */
export function planRoutes(app: App, plans: PublishedPlans): void {
  app.get(
    '/api/plans',
    {
      schema: {
        summary: 'All plans',
        tags: ['plans'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: Type.Object({ plans: Type.Array(PlanSummary) }), ...problems },
      },
    },
    async (_request, reply) => {
      const records = await plans.list();
      const summaries = records.map(async (plan) => {
        const bounds = await plans.readOutlineBounds(plan);
        const { id, title, description, phases, sources, boundary, mapApproval, publishedScenario } = plan;
        return {
          id,
          title,
          description,
          phases,
          sources,
          boundary,
          mapApproval,
          bounds: bounds && [...bounds],
          published: publishedScenario !== null,
        };
      });
      reply.header('cache-control', 'no-cache');
      return { plans: await Promise.all(summaries) };
    },
  );
}
