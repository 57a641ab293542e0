import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problems } from '@tarmeem/contract';
import { docsStyle } from './docs-style.js';
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
  fastify.get('/api/v1/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(docs().json),
  );
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(docs().page));
}

let made: { json: string; page: string } | undefined;
/** Both, made when somebody asks first: no start waits for them. */
function docs(): { json: string; page: string } {
  if (made) return made;
  const document = openapiDocument();
  return (made = { json: JSON.stringify(document), page: docsPage(document as unknown as Described) });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** References become links to the schemas at the foot of the page. */
const code = (value: unknown): string =>
  `<pre tabindex="0">${escaped(JSON.stringify(value, null, 2)).replace(
    /&quot;#\/components\/schemas\/(\w+)&quot;/gu,
    '<a href="#$1">$1</a>',
  )}</pre>`;

const mark =
  '<svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true"><path d="M2 13 9 2l7 11"></path></svg>';

/** What the list of addresses does not say. */
const guides = `<h2 id="known">How a program is known</h2>
<p>By <code>Authorization: Bearer</code> and an API token. A person makes one on the account screen, with fewer rights than they have; it
makes 600 requests a minute at most. Accounts, tokens and webhooks are looked after in a browser only.</p>
<h2 id="webhooks">Webhooks</h2>
<p>A delivery is a <code>POST</code> with JSON: <code>delivery</code>, <code>action</code>, <code>at</code>, <code>document</code>,
<code>seq</code>, <code>object</code> with <code>type</code> and <code>id</code>. It holds no words: ask the API for the object. The same
<code>delivery</code> may come more than once; of one document they come in order.</p>
<p><code>Tarmeem-Signature: t=1764345600,v1=…</code> is the HMAC-SHA256 (hex) under the webhook’s secret over the number after
<code>t=</code>, a dot, and the body as it came. Refuse times more than five minutes away. Any answer 2xx within ten seconds takes it;
redirects are not followed.</p>`;

function docsPage({ info, paths, components }: Described): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      operationPart(`${method.toUpperCase()} /api/v1${path}`, operation),
    ),
  );
  const contents = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) =>
        `<li><a href="#${operationId}"><code>${method.toUpperCase()} ${escaped(path)}</code></a></li>`,
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
<title>API · ${info.title}</title><style>${docsStyle}</style></head>
<body><header><a href="/">${mark}${info.title}</a></header><main><h1>For programs</h1>
<p>${escaped(info.description)} As one file: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<nav aria-label="Addresses"><h2>Contents</h2><ul><li><a href="#known">How a program is known</a></li>
<li><a href="#webhooks">Webhooks</a></li><li><a href="#problems">Problems</a></li><li><a href="#schemas">Schemas</a></li>${contents.join('')}</ul></nav>
${guides}<h2>Addresses</h2>${operations.join('\n')}
<h2 id="problems">Problems</h2><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${codes.join('')}</tbody></table>
<h2 id="schemas">Schemas</h2>${schemas.join('\n')}</main></body></html>`;
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
