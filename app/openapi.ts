import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Route } from '../kernel/endpoint.ts';
import { VERSION } from './version.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Record<string, unknown>;

const problem = {
  description: 'Refused: RFC 9457 problem details in the caller’s language, with every wrong field named',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

type Parameter = { name: string; in: string; required: boolean; schema: unknown };

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Parameter[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}

const keyHeader: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$' },
};

function operationOf(row: Route): Record<string, unknown> {
  const { endpoint, permission } = row;
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')];
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(endpoint.method);
  return {
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2]],
    'x-permission': permission,
    parameters: endpoint.creates ? [...parameters, keyHeader] : parameters,
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [endpoint.creates ? 201 : 200]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      '4XX': problem,
    },
  };
}

/** OpenAPI 3.1 of the route tables: the same contracts that check requests. */
function openApi(routes: Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const row of routes) {
    const path = row.endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.endpoint.method.toLowerCase()]: operationOf(row) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anju 安居',
      version: VERSION,
      description: 'After-sales service that executes the company’s standard',
    },
    paths,
    components: {
      schemas: {
        Problem: {
          type: 'object',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string' },
            values: { type: 'object' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  field: { type: 'string' },
                  code: { type: 'string' },
                  message: { type: 'string' },
                  line: { type: 'integer' },
                },
              },
            },
          },
        },
      },
    },
  };
}

export function mountOpenApi(app: FastifyInstance, routes: Route[]): void {
  let text: string | undefined;
  app.get('/api/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openApi(routes));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
