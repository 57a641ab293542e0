import { type Endpoint, endpoints, problems } from '@tarmeem/contract';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of everything under `/api/v1`, made from the endpoints of the contract and nothing else. */
export function openapiDocument(): Json {
  const used = { schemas: namedSchemas() };
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/gu, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tarmeem',
      version: '1',
      description:
        'Versioned documents, proposals, decisions, editions and feedback. Every refusal is a problem (RFC 9457) with one of a closed list of codes.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/api/v1' }],
    // What everybody may read needs no session; where one is needed and missing, the answer is 401 `signed-out`.
    security: [{}, { session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (`createToken`). It opens nothing of the account and the ways in.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tarmeem',
          description: 'Set by `signIn`; where the server is reached by https its name is `__Host-tarmeem`.',
        },
      },
      schemas: { ...used.schemas, Problem: problemSchema },
      responses: {
        Problem: {
          description: 'Refused; the code says why',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** That an integer is one JavaScript can hold goes without saying. */
function withoutSafeRange({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const uri = (id: string): string => `#/components/schemas/${id}`;

/** Schemas with a name: what is sent as it is sent, what is answered as it is answered. */
function namedSchemas(): Json {
  const options = { uri, unrepresentable: 'any', override: withoutSafeRange } as const;
  const sent = z.toJSONSchema(z.globalRegistry, { ...options, io: 'input' }).schemas;
  const answered = z.toJSONSchema(z.globalRegistry, { ...options, io: 'output' }).schemas;
  const names = Object.keys(answered).sort();
  return Object.fromEntries(names.map((name) => [name, plain((name.endsWith('Input') ? sent : answered)[name])]));
}

/** Without what only a schema of its own carries. */
function plain(schema: unknown): Json {
  const { $schema: _, $id: __, id: ___, ...rest } = schema as Json;
  return rest;
}

/** A reference to a named schema; an unnamed one is written out. */
function schemaOf(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id) return { $ref: uri(id) };
  if (schema instanceof z.ZodArray) return { type: 'array', items: schemaOf(schema.element as z.ZodType) };
  return plain(z.toJSONSchema(schema, { unrepresentable: 'any', override: withoutSafeRange }));
}

/** What may stand behind the `?`, as parameters. */
function queryParameters(query: z.ZodObject | undefined): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override: withoutSafeRange });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function operation(name: string, { path, body, view, query, needs = [], method, file, form }: Endpoint): Json {
  const inPath = [...path.matchAll(/:(\w+)/gu)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: parameter === 'slug' ? { type: 'string' } : { type: 'string', format: 'uuid' },
  }));
  const preconditions = needs.map((need) => ({
    name: need === 'version' ? 'If-Match' : 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string' },
    description:
      need === 'version'
        ? 'The version that was seen, as its ETag: `"7"`'
        : 'One for each thing to be done; a repeated request gets the first answer again, for 24 hours',
  }));
  const success = file ? '200' : view ? (method === 'POST' && createdBy(name) ? '201' : '200') : '204';
  return {
    operationId: name,
    parameters: [...inPath, ...queryParameters(query), ...preconditions],
    ...(body || form ? { requestBody: { required: true, content: requestContent(body, form) } } : {}),
    responses: {
      [success]: file
        ? { description: 'The file', content: { [file]: { schema: { type: 'string', format: 'binary' } } } }
        : view
          ? { description: 'Done', content: { 'application/json': { schema: schemaOf(view) } } }
          : { description: 'Done' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function requestContent(body: Endpoint['body'], form: Endpoint['form']): Json {
  if (!form) return { 'application/json': { schema: body ? schemaOf(body) : {} } };
  const file = { type: 'string', format: 'binary' };
  const choices = body && form.choices ? { choices: schemaOf(body) } : {};
  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: [...(form.choices === 'optional' ? [] : Object.keys(choices)), 'file'],
        properties: { ...choices, file },
      },
    },
  };
}

/** What makes a thing of its own answers 201; other steps answer 200. */
const createdBy = (name: string): boolean => /^(create|signIn|reply)/u.test(name);

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'detail'],
        properties: { code: { type: 'string' }, detail: { type: 'string' }, pointer: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
    facts: { type: 'object' },
  },
};
