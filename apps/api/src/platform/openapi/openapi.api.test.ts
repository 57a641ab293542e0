import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Endpoint, endpoints } from '@tarmeem/contract';
import { startTestApp, type TestApp } from '../../testing/app.js';
import { openapiDocument } from './openapi-document.js';

const file = resolve(import.meta.dirname, '../../../../../docs/openapi.json');

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 90_000);
afterAll(() => app.close());

it('docs/openapi.json is the document of this build (UPDATE_OPENAPI=1 writes it)', () => {
  const text = `${JSON.stringify(openapiDocument(), null, 2)}\n`;
  if (process.env['UPDATE_OPENAPI']) writeFileSync(file, text);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text));
});

it('is served, names every address of the contract, and every reference in it leads somewhere', async () => {
  const answer = await fetch(`${app.address}/api/v1/openapi.json`);
  expect(answer.headers.get('content-type')).toContain('json');
  const served = (await answer.json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
    components: { schemas: Record<string, unknown> };
  };
  const names = Object.values(served.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  expect(names.sort()).toEqual(Object.keys(endpoints).sort());
  const references = [...JSON.stringify(served).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/gu)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(30);
  expect(references.filter((name) => !(String(name) in served.components.schemas))).toEqual([]);
  expect(JSON.stringify(served)).not.toContain('#/$defs');
});

it('names what may stand behind the ? of an address, and how a person is known', () => {
  const { paths, components } = openapiDocument() as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string; schema: object }[] }>>;
    components: { securitySchemes: object };
  };
  const inQuery = (path: string) =>
    paths[path]?.['get']?.parameters.filter((it) => it.in === 'query').map(({ name }) => name);
  expect(inQuery('/documents/{slug}/queue')).toEqual([
    'jurisdiction',
    'organisation',
    'state',
    'kind',
    'whose',
    'age',
    'outdated',
    'conflicts',
    'find',
    'order',
    'after',
  ]);
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints))
    if (endpoint.query) {
      const path = endpoint.path.replace(/:(\w+)/gu, '{$1}');
      expect([name, endpoint.method, inQuery(path)]).toEqual([name, 'GET', Object.keys(endpoint.query.shape)]);
    }
  expect(components.securitySchemes).toMatchObject({ session: { in: 'cookie', name: 'tarmeem' } });
});

it('can be read in a browser without scripts', async () => {
  const page = await fetch(`${app.address}/api/docs`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const html = await page.text();
  for (const { method, path } of Object.values(endpoints)) {
    expect(html).toContain(`${method} /api/v1${path.replace(/:(\w+)/gu, '{$1}')}`);
  }
  expect(html).not.toContain('<script');
});
