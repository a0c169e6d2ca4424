import type { FastifyRequest } from 'fastify';
import { badRequest, Problem } from './problem.ts';

/** What documents can be had as, by the name that `f` takes. */
const formats = new Set(['json', 'geojson']);
const acceptable =
  /^(\*\/\*|application\/(\*|json|geo\+json|schema\+json|problem\+json|vnd\.oai\.openapi\+json))$/i;

/** Refuse what can't be had: `f` that names no format (400), `accept` that leaves JSON out (406). */
export function checkFormat(request: FastifyRequest): void {
  const { f } = request.query as { f?: unknown };
  if (f !== undefined && !(typeof f === 'string' && formats.has(f))) {
    throw badRequest('unknown-format', 'The query parameter «f» must be json or geojson.');
  }
  const { accept } = request.headers;
  if (accept === undefined || f !== undefined) return;
  if (accept.length > 2_000 || !accept.split(',').some(takesJson)) {
    throw new Problem(406, 'not-acceptable', 'This address answers JSON and GeoJSON only.');
  }
}

/** True for one range of an Accept header that JSON is in, unless its weight is nought. */
function takesJson(range: string): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  return acceptable.test(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/i.test(parameter));
}
