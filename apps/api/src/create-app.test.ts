import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { Jobs } from './platform/jobs/jobs.js';
import { Work } from './platform/work/index.js';
import { startTestApp, type TestApp } from './testing/app.js';
import { until } from './testing/until.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 90_000);
afterAll(() => app.close());

const ask = (path: string, init: RequestInit = {}) => fetch(`${app.address}${path}`, { redirect: 'manual', ...init });

describe('the server', () => {
  test('says that it lives and that it is ready', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('does a job that was added in a transaction', async () => {
    expect(app.app.get(Jobs).running).toBe(true);
    await app.app.get(Work).run((tx) => tx.job('forget-stored-replies', {}));
    await until(async () => {
      const left = await app.app.get(Work).run((tx) => tx.query('select 1 from graphile_worker.jobs'));
      return left.length === 0;
    });
  });

  test('gives every answer its security headers and a request id', async () => {
    const { headers } = await ask('/healthz');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  });
});

describe('a server that stops', () => {
  test('does the job it is at to its end, with the database still there', async () => {
    const host = await startTestApp({ jobs: false });
    const other = await startTestApp({ beside: host });
    const waiting = () =>
      host.app.get(Work).run((tx) => tx.query<{ locked_at: unknown }>('select locked_at from graphile_worker.jobs'));
    const blocker = new Client(host.database.owner);
    try {
      await blocker.connect();
      await blocker.query('begin; lock table stored_reply in access exclusive mode');
      await host.app.get(Work).run((tx) => tx.job('forget-stored-replies', {}));
      await until(async () => (await waiting()).some((job) => job.locked_at !== null));
      const stopped = other.close();
      await blocker.query('select pg_sleep(0.3); commit');
      await stopped;
      expect(await waiting()).toEqual([]);
    } finally {
      await blocker.end();
      await host.close();
    }
  }, 60_000);
});

describe('a request that can not be', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, RequestInit, number, string]>([
    ['an address nobody has', '/api/v1/nothing', {}, 404, 'not-found'],
    ['half a body', '/api/v1/nothing', { method: 'POST', headers: json, body: '{"a":' }, 400, 'not-json'],
    [
      'an empty body that says it is JSON',
      '/api/v1/nothing',
      { method: 'POST', headers: json, body: '' },
      400,
      'not-json',
    ],
    [
      'too large a body',
      '/api/v1/nothing',
      { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(1_100_000)) },
      413,
      'too-large',
    ],
    [
      'an unknown content type for nobody',
      '/api/v1/nothing',
      { method: 'POST', headers: { 'content-type': 'application/yaml' }, body: 'a: 1' },
      404,
      'not-found',
    ],
    [
      'a key that would poison objects',
      '/api/v1/nothing',
      { method: 'POST', headers: json, body: '{"__proto__":{"a":1}}' },
      404,
      'not-found',
    ],
    ['an address that can not be decoded', '/api/v1/%E0%A4%A', {}, 400, 'bad-request'],
    ['an endless segment', `/api/v1/${'x'.repeat(5000)}`, {}, 404, 'not-found'],
    [
      'another site as its origin',
      '/api/v1/nothing',
      { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' },
      403,
      'foreign-origin',
    ],
    [
      'no origin at all',
      '/api/v1/nothing',
      { method: 'POST', headers: { ...json, origin: 'null' }, body: '{}' },
      403,
      'foreign-origin',
    ],
    [
      'a form of a page elsewhere that hides where it is',
      '/track/reply',
      {
        method: 'POST',
        headers: { origin: 'null', 'sec-fetch-site': 'cross-site', accept: 'application/json' },
        body: new URLSearchParams({ key: 'x' }),
      },
      403,
      'foreign-origin',
    ],
    [
      'a look-alike origin',
      '/api/v1/nothing',
      { method: 'POST', headers: { origin: 'http://127.0.0.1' } },
      403,
      'foreign-origin',
    ],
    [
      'a cross-site fetch',
      '/api/v1/nothing',
      { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'foreign-origin',
    ],
    [
      'another site’s request with a token made up beside the cookie',
      '/api/v1/nothing',
      {
        method: 'POST',
        headers: { ...json, origin: 'https://evil.example', authorization: 'Bearer x', cookie: 'tarmeem=x' },
        body: '{}',
      },
      403,
      'foreign-origin',
    ],
    [
      'a form with files where JSON is taken',
      '/api/v1/sessions',
      { method: 'POST', body: files() },
      415,
      'unsupported-type',
    ],
    ['a body of no type', '/api/v1/sessions', { method: 'POST', body: new Uint8Array([1]) }, 415, 'unsupported-type'],
    [
      'a form where JSON is taken',
      '/api/v1/nothing',
      { method: 'POST', body: new URLSearchParams({ a: '1' }) },
      415,
      'unsupported-type',
    ],
    [
      'text where JSON is taken',
      '/api/v1/nothing',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
      'unsupported-type',
    ],
  ])('(%s) is answered with a problem', async (...request) => {
    const [, path, init, status, code] = request;
    const answer = await ask(path, init);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({
      type: `/problems/${code}`,
      status,
      code,
      requestId: answer.headers.get('x-request-id'),
    });
    expect(answer.status).toBe(status);
  });

  test('has its headers even when its address can not be decoded', async () => {
    const { headers } = await ask('/%ff');
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual(['nosniff', 'DENY']);
  });

  test('is held to the rules of /api however the address is written', async () => {
    expect((await ask('/%61pi/v1/documents')).headers.get('cache-control')).toBe('no-store');
    const form = await ask('/%61pi/v1/sessions', { method: 'POST', body: new URLSearchParams({ email: 'a' }) });
    expect(form.status).toBe(415);
  });

  test.each([
    ['nested without end', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a number without end', '{"a":1e999}'],
  ])('is not our fault: %s under a key', async (_, body) => {
    const answer = await ask('/api/v1/documents/nothing/feedback', {
      method: 'POST',
      headers: { ...json, 'idempotency-key': 'k' },
      body,
    });
    expect(answer.status).toBe(422);
  });

  test('is a page for a person with a browser, and JSON under /api whoever asks', async () => {
    const page = await ask('/app/assets/gone.js', { headers: { accept: 'text/html,*/*' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    const api = await ask('/api/v1/gone', { headers: { accept: 'text/html,*/*' } });
    expect(api.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});

function files(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['x']), 'x.txt');
  return form;
}
