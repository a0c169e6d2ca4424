import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnchanged, setTag } from '../http/conditional.ts';
import { checkFormat } from '../http/formats.ts';
import { pathSchema } from '../http/path-schema.ts';
import { badRequest, problems } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import type { Dataset } from '../plans/dataset.ts';
import {
  ComparisonQuery,
  parseComparisonQuery,
  type Language,
  type ParsedQuery,
} from './comparison-query.ts';
import type { Asker } from './comparison-queue.ts';
import { ComparisonBody } from './schemas.ts';
import { keyOf, type ComparisonService, type ComparisonSubject } from './service.ts';
import type { ScenarioComparison } from './scenario-comparison.ts';
import { phrases } from './workbook-texts.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Changes whenever the same comparison is written otherwise: whoever kept the former answer asks for it anew. */
const edition = 1;

export interface ComparisonRoutesOptions {
  /** Path of the landing pages, with its parameter: `/api/scenarios/:scenario`. */
  prefix: string;
  /** The dataset a request is about; throws a Problem when there is none, or not for this person. */
  findDataset(request: FastifyRequest): Promise<Dataset>;
  /** Another scenario's dataset, for the same person; throws a Problem likewise. */
  findOther(request: FastifyRequest, other: number): Promise<Dataset>;
}

/** What a scenario makes different from another of the same plan, as JSON and as a workbook. */
export function comparisonRoutes(
  app: App,
  comparisons: ComparisonService,
  { prefix, findDataset, findOther }: ComparisonRoutesOptions,
): void {
  app.get(
    `${prefix}/comparison`,
    {
      schema: {
        summary: 'What this scenario makes different from another',
        description:
          'The other scenario is the state before, this one the state after. Parcels that were split, merged, re-parcelled or replaced are one entry each. Counts and areas are of all that differs, also where the list of entries is cut.',
        tags: ['comparisons'],
        params: pathSchema(prefix, {}),
        querystring: ComparisonQuery,
        response: { 200: comparisonAnswer, ...problems },
      },
      // the body is JSON text, or a workbook
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      const query = parseComparisonQuery(request.query);
      if (!query.isWorkbook) checkFormat(request);
      const after = await findDataset(request);
      const before = await findOther(request, query.other);
      if (before.plan !== after.plan)
        throw badRequest('another-plan', 'Only scenarios of the same plan can be compared.');
      const subject = await comparisons.findSubject(before.scenario, after.scenario, query.day);
      reply.header('cache-control', 'private, max-age=0, must-revalidate');
      if (isUnchanged(request, tag(request, reply, subject, query))) return reply.status(304).send();
      return send(request, reply, comparisons, subject, query);
    },
  );
}

const comparisonAnswer = {
  description: 'The comparison',
  content: {
    'application/json': { schema: ComparisonBody },
    [workbookType]: { schema: { type: 'string', format: 'binary' } },
  },
};

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  comparisons: ComparisonService,
  subject: ComparisonSubject,
  query: ParsedQuery,
): Promise<FastifyReply> {
  const comparison = await comparisons.compare(subject, askerOf(request));
  // a scenario may have changed meanwhile: the tag is of what is sent
  tag(request, reply, comparison, query);
  if (!query.isWorkbook) return reply.type('application/json').send(JSON.stringify(comparison));
  reply.type(workbookType).header('content-disposition', dispositionOf(comparison, query.language));
  return reply.send(await comparisons.writeWorkbook(comparison, query.language));
}

function askerOf({ actor, ip, raw }: FastifyRequest): Asker {
  return { who: actor ? `account ${actor.account}` : ip, isGone: () => raw.socket.destroyed };
}

/** The name of the file: in letters that every program knows, and in those of the language (RFC 6266). */
function dispositionOf({ before, after, day }: ScenarioComparison, language: Language): string {
  const titles = [after, before].map(({ title }) =>
    title[language].replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, ''),
  );
  const name = [
    phrases.comparison[language].replaceAll(' ', '-'),
    ...titles,
    ...(day === null ? [] : [day]),
  ].join('_');
  return `attachment; filename="comparison-${before.id}-${after.id}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`;
}

/** A tag of the state of both scenarios and the form in which they are compared. */
function tag(
  request: FastifyRequest,
  reply: FastifyReply,
  subject: ComparisonSubject,
  { isWorkbook, language }: ParsedQuery,
): string {
  const content = [edition, keyOf(subject), isWorkbook ? language : 'json'].join(' ');
  return setTag(request, reply, createHash('sha256').update(content).digest('base64url').slice(0, 22));
}
