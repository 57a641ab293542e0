import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: true });
}, 120_000);
afterAll(() => app.close());

const ask = (path: string, init: RequestInit = {}) => fetch(`${app.address}${path}`, { redirect: 'manual', ...init });
const at = '/institutional-framework';

describe('a public page', () => {
  test.each([
    [`${at}/`, at],
    [`${at}//sindh///sindh-police`, `${at}/sindh/sindh-police`],
    [`${at}/editions/?a=1?b//2/`, `${at}/editions?a=1?b//2/`],
    [`/${at}`, at],
    ['//', '/'],
    ['///elsewhere.example/', '/elsewhere.example'],
  ])('has one address: %s leads to %s', async (path, one) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await ask(path, { method });
      expect([status, headers.get('location')]).toEqual([308, one]);
    }
  });

  test.each(['/api/v1/documents/', '/api//v1/documents', `/%5Celsewhere.example`])(
    'is not reached by %s',
    async (path) => expect((await ask(path)).status).toBe(404),
  );

  test('the application keeps its addresses', async () => {
    expect((await ask('/app/')).status).not.toBe(308);
  });

  test('has a request id, also when it comes from memory and when the browser has it', async () => {
    const ids = new Set<string>();
    let tag = '';
    for (let time = 0; time < 3; time += 1) {
      const { headers } = await ask(at);
      ids.add(headers.get('x-request-id')!);
      tag = headers.get('etag')!;
    }
    const unchanged = await ask(at, { headers: { 'if-none-match': tag } });
    expect(unchanged.status).toBe(304);
    ids.add(unchanged.headers.get('x-request-id')!);
    expect(ids.size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('and what programs read beside it say how long they may be kept', async () => {
    const { status, headers } = await ask(`${at}/editions/1.0/manifest.json`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const again = { headers: { 'if-none-match': headers.get('etag')! } };
    expect((await ask(`${at}/editions/1.0/manifest.json`, again)).status).toBe(304);
  });
});

describe('a form of a public page that was sent with nothing chosen', () => {
  test.each([
    [`${at}/compare`, `${at}/editions`],
    [`${at}/compare?from=&to=`, `${at}/editions`],
    [`${at}/at?date=`, at],
    [`${at}/at`, at],
  ])('%s leads to %s', async (path, to) => {
    const { status, headers } = await ask(path);
    expect([status, headers.get('location')]).toEqual([303, to]);
  });

  test.each([`${at}/compare?from=1.0`, `${at}/compare?to=1.0`, `${at}/compare?from=1.0&to=1.0`])(
    'there is nothing to compare with yet: %s',
    async (path) => {
      const answer = await ask(path, { headers: { accept: 'text/html' } });
      const html = await answer.text();
      expect([answer.status, html]).toEqual([404, expect.stringContaining('There is nothing to compare with yet')]);
      expect(html).toContain(`href="${at}/editions"`);
    },
  );

  test.each([
    `${at}/compare?from=x`,
    `${at}/compare?from=1.0&to=../..`,
    `${at}/at?date=2026-02-30`,
    '/nothing/compare',
  ])('%s is not there', async (path) => expect((await ask(path)).status).toBe(404));
});
