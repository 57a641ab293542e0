import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problems } from '@tarmeem/contract';
import { openapiDocument } from './openapi-document.js';

interface Operation {
  operationId: string;
  parameters: { name: string | undefined; in: string; description?: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}
interface Described {
  info: { title: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

/** Serves the OpenAPI document at `/api/v1/openapi.json` and, for people and without scripts, at `/api/docs`. */
export function prepareApiDocs(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const document = openapiDocument();
  const json = JSON.stringify(document);
  const page = docsPage(document as unknown as Described);
  fastify.get('/api/v1/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** References become links to the schemas at the foot of the page. */
const code = (value: unknown): string =>
  `<pre tabindex="0">${escaped(JSON.stringify(value, null, 2)).replace(
    /&quot;#\/components\/schemas\/(\w+)&quot;/gu,
    '<a href="#$1">$1</a>',
  )}</pre>`;

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
body{overflow-wrap:anywhere}table{display:block;overflow:auto}pre{overflow:auto;background:#f4f4f2;padding:.75rem}code{font-size:1.05em}h3{margin-top:2rem}`;

function docsPage({ info, paths, components }: Described): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      operationPart(`${method.toUpperCase()} /api/v1${path}`, operation),
    ),
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `<h3 id="${name}">${name}</h3>${code(schema)}`,
  );
  const codes = Object.entries(problems).map(
    ([name, { status, title }]) =>
      `<tr><td><code>${name}</code></td><td>${String(status)}</td><td>${escaped(title)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${info.title}: API</title><style>${style}</style></head><body><main><h1>${info.title}: API</h1>
<p>${escaped(info.description)} As one file: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<h2>Addresses</h2>${operations.join('\n')}
<h2>Problems</h2><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${codes.join('')}</tbody></table>
<h2>Schemas</h2>${schemas.join('\n')}</main></body></html>`;
}

function operationPart(address: string, { operationId, parameters, requestBody, responses }: Operation): string {
  const headers = parameters
    .filter((parameter) => parameter.in !== 'path')
    .map(({ name, in: where, description }) =>
      where === 'query'
        ? `<li><code>?${name ?? ''}=</code></li>`
        : `<li><code>${name ?? ''}</code>: ${escaped(description ?? '')}</li>`,
    );
  return `<h3 id="${operationId}"><code>${escaped(address)}</code></h3>
${headers.length > 0 ? `<ul>${headers.join('')}</ul>` : ''}
${requestBody ? `<p>Takes</p>${code(bodyOf(requestBody))}` : ''}
${Object.entries(responses)
  .filter(([status]) => status !== 'default')
  .map(([status, response]) => `<p>Answers ${status}</p>${bodyOf(response) ? code(bodyOf(response)) : ''}`)
  .join('')}`;
}

function bodyOf(part: unknown): unknown {
  const { content } = part as { content?: Record<string, { schema: unknown }> };
  return (content?.['application/json'] ?? Object.values(content ?? {})[0])?.schema;
}
