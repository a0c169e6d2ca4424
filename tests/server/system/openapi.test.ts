import { expect, it } from 'vitest';
import { describeApi, type Json } from '../../helpers/app.ts';

/** Routes that the document leaves out, each for a reason: itself, a second spelling, and what is no request and answer. */
const hidden = ['/openapi.json', '/api/published/{plan}', '/api/live'];

/** Addresses of the application's routes, from the tree that Fastify prints. */
function printedRoutes(tree: string): string[] {
  const routes: string[] = [];
  const prefixes: string[] = [];
  for (const line of tree.split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) continue;
    const depth = match[1]!.length / 4;
    prefixes.length = depth;
    prefixes.push(match[2]!);
    if (match[3])
      routes.push(
        prefixes
          .join('')
          .replace(/:(\w+)/g, '{$1}')
          .replace(/([^/])\*$/, '$1/*'),
      );
  }
  return [...new Set(routes)];
}

/** What a 3.0 schema object may hold, beside `x-` extensions; 3.1 and JSON Schema have more. */
const schemaKeywords = new Set([
  'title',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'required',
  'enum',
  'type',
  'allOf',
  'oneOf',
  'anyOf',
  'not',
  'items',
  'properties',
  'additionalProperties',
  'description',
  'format',
  'default',
  'nullable',
  'discriminator',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
  'example',
  'deprecated',
  '$ref',
]);
const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

function schemaFaults(schema: Json, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${at}: no schema`];
  const faults = Object.keys(schema)
    .filter((key) => !schemaKeywords.has(key) && !key.startsWith('x-'))
    .map((key) => `${at}: ${key} is no keyword of 3.0`);
  if (schema.type !== undefined && !types.includes(schema.type))
    faults.push(`${at}: type ${JSON.stringify(schema.type)}`);
  if (schema.type === 'array' && !schema.items) faults.push(`${at}: an array without items`);
  if (schema.$ref !== undefined) faults.push(`${at}: a reference, which nothing here resolves`);
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    faults.push(...schemaFaults(child, `${at}.${name}`));
  for (const name of schema.required ?? [])
    if (!schema.properties?.[name]) faults.push(`${at}: requires ${name}, which it does not have`);
  for (const key of ['allOf', 'oneOf', 'anyOf'])
    for (const child of schema[key] ?? []) faults.push(...schemaFaults(child, `${at}.${key}`));
  if (schema.items) faults.push(...schemaFaults(schema.items, `${at}[]`));
  if (typeof schema.additionalProperties === 'object')
    faults.push(...schemaFaults(schema.additionalProperties, `${at}.*`));
  return faults;
}

function operationFaults(path: string, operation: Json): string[] {
  const faults: string[] = [];
  if (!operation.summary) faults.push(`${path}: no summary`);
  const parameters: Json[] = operation.parameters ?? [];
  const named = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
  if (new Set(named).size !== named.length) faults.push(`${path}: a parameter twice`);
  for (const [, name] of path.matchAll(/\{(\w+)\}/g))
    if (!named.includes(`path ${name}`)) faults.push(`${path}: ${name} is not described`);
  for (const parameter of parameters) {
    if (!['path', 'query', 'header', 'cookie'].includes(parameter.in))
      faults.push(`${path}: ${parameter.name} in ${parameter.in}`);
    if (parameter.in === 'path' && (parameter.required !== true || !path.includes(`{${parameter.name}}`)))
      faults.push(`${path}: ${parameter.name}`);
    faults.push(...schemaFaults(parameter.schema, `${path} ${parameter.name}`));
  }
  if (Object.keys(operation.responses ?? {}).length === 0) faults.push(`${path}: no responses`);
  for (const [status, response] of Object.entries<Json>(operation.responses ?? {})) {
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) faults.push(`${path}: status ${status}`);
    if (typeof response.description !== 'string') faults.push(`${path} ${status}: no description`);
    for (const [type, { schema }] of Object.entries<Json>(response.content ?? {}))
      faults.push(...schemaFaults(schema, `${path} ${status} ${type}`));
  }
  return faults;
}

describeApi('the OpenAPI document', (api) => {
  it('is OpenAPI 3.0 in its own media type', async () => {
    const response = await api.get('/openapi.json', {
      accept: 'application/vnd.oai.openapi+json;version=3.0',
    });
    expect(response.headers['content-type']).toMatch(
      /^application\/vnd\.oai\.openapi\+json; ?version="?3\.0"?/,
    );
    const document = JSON.parse(response.body);
    expect(document.openapi).toMatch(/^3\.0\.\d$/);
    expect(document.info).toMatchObject({ title: 'Dayu', version: expect.any(String) });
  });

  it('is sound: parameters, answers and schemas are what 3.0 allows', async () => {
    const { paths } = await api.json('/openapi.json');
    const faults = Object.entries<Json>(paths).flatMap(([path, item]) => {
      expect(path).toMatch(/^\//);
      return Object.values<Json>(item).flatMap((operation) => operationFaults(path, operation));
    });
    expect(faults).toEqual([]);
  });

  it('has every route of the application, but for those left out on purpose', async () => {
    const { paths } = await api.json('/openapi.json');
    const routes = printedRoutes(api.app.printRoutes({ commonPrefix: false }));
    expect(routes.length).toBeGreaterThan(15);
    expect([...Object.keys(paths), ...hidden].sort()).toEqual(routes.sort());
  });

  it('tells of problems on every route that can have them, in their media type', async () => {
    const { paths } = await api.json('/openapi.json');
    for (const [path, item] of Object.entries<Json>(paths)) {
      if (['/healthz', '/api/limits'].includes(path)) continue;
      for (const status of path === '/readyz' ? ['5XX'] : ['4XX', '5XX']) {
        for (const operation of Object.values<Json>(item)) {
          const { content } = operation.responses[status];
          expect(Object.keys(content), path).toEqual(['application/problem+json']);
          expect(content['application/problem+json'].schema.required).toEqual(
            expect.arrayContaining(['type', 'title', 'status', 'code']),
          );
        }
      }
    }
  });

  it('tells of the parameters that OGC API Features asks for', async () => {
    const { paths } = await api.json('/openapi.json');
    const { parameters, responses } = paths['/api/published/{plan}/collections/{collection}/items'].get;
    const named = new Map<string, Json>(parameters.map((parameter: Json) => [parameter.name, parameter]));
    const limits = await api.json('/api/limits');
    expect(named.get('limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: limits.itemsMaximum, default: limits.itemsDefault },
    });
    expect(named.get('bbox')).toMatchObject({
      in: 'query',
      required: false,
      style: 'form',
      explode: false,
      schema: { type: 'array', minItems: 4, maxItems: 6 },
    });
    for (const name of ['datetime', 'crs', 'bbox-crs', 'cursor', 'f', 'filter', 'filter-crs'])
      expect(named.get(name)).toMatchObject({ in: 'query', required: false });
    expect(named.get('filter').schema).toMatchObject({ type: 'string', maxLength: limits.filter.length });
    expect(named.get('filter-lang').schema).toMatchObject({
      enum: ['cql2-text', 'cql2-json'],
      default: 'cql2-text',
    });
    expect(Object.keys(responses['200'].content)).toEqual(['application/geo+json']);
  });

  it('names the media type of tiles', async () => {
    const { paths } = await api.json('/openapi.json');
    const { responses } = paths['/api/published/{plan}/tiles/WebMercatorQuad/{z}/{y}/{x}'].get;
    expect(Object.keys(responses['200'].content)).toEqual(['application/vnd.mapbox-vector-tile']);
  });
});
