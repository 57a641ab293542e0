import { describe, expect, test } from '@jest/globals';
import type { FeedbackNews } from '../feedback/index.js';
import type { Publications } from '../publishing/index.js';
import { FollowChanges } from './follow-changes.js';
import { PageStore } from './page-store.js';
import type { Pages } from './pages.service.js';
import { pageKind, servedPage } from './served-page.js';

const slug = 'framework';
const head = { id: 'd', slug, seq: '1', current: null, marks: 0, redactions: 0, bodies: 0, settings: 1 };

describe('a process that hears of feedback before it hears that another one removed words or published', () => {
  test.each([{ redactions: 1 }, { bodies: 1 }, { marks: 1 }, { current: 2 }, { settings: 2 }])(
    'forgets every page it kept: %j',
    async (change) => {
      const store = new PageStore();
      let [now, forgotten] = [head as object, 0];
      let tell: (documentId: string) => Promise<void> = () => Promise.resolve();
      const pages = {
        database: { query: () => Promise.resolve([now]) },
        text: { forget: () => (forgotten += 1) },
        prepare: () => Promise.resolve(),
        warm: () => Promise.resolve(),
        standingOf: () => 'always',
      };
      const following = new FollowChanges(
        store,
        pages as unknown as Pages,
        { onChanged: (heard: typeof tell) => (tell = heard) } as unknown as FeedbackNews,
        { onHeard: () => undefined, onPublished: () => undefined } as unknown as Publications,
      );
      await tell('d');
      const at = { document: slug, locale: 'en', shows: 'text' } as const;
      store.keep(servedPage('old', pageKind), { ...at, url: '/framework.txt', generation: store.generation(slug) });
      forgotten = 0;

      now = { ...head, seq: '2', ...change };
      await tell('d');
      following.onApplicationShutdown();

      expect(store.find('en', '/framework.txt')).toBeUndefined();
      expect(forgotten).toBe('redactions' in change || 'bodies' in change ? 1 : 0);
    },
  );
});

test('what newer events are about cannot be asked: every thread is forgotten, for they count as seen', async () => {
  const store = new PageStore();
  let now: object = head;
  let tell: (documentId: string) => Promise<void> = () => Promise.resolve();
  const query = (sql: string) =>
    sql.includes('from event ') ? Promise.reject(new Error('away')) : Promise.resolve([now]);
  const following = new FollowChanges(
    store,
    { database: { query }, text: { forget: () => undefined }, standingOf: () => 'always' } as unknown as Pages,
    { onChanged: (heard: typeof tell) => (tell = heard) } as unknown as FeedbackNews,
    { onHeard: () => undefined, onPublished: () => undefined } as unknown as Publications,
  );
  await tell('d');
  const at = { document: slug, locale: 'en', shows: 'thread', about: '#1' } as const;
  store.keep(servedPage('old', pageKind), { ...at, url: '/framework/feedback/1', generation: store.generation(slug) });

  now = { ...head, seq: '2' };
  await tell('d');
  following.onApplicationShutdown();

  expect(store.find('en', '/framework/feedback/1')).toBeUndefined();
});

test('an answer older than the one before it takes nothing back: events are asked for from the newest that was seen', async () => {
  const store = new PageStore();
  const since: unknown[] = [];
  let now: object = { ...head, seq: '10' };
  let tell: (documentId: string) => Promise<void> = () => Promise.resolve();
  const query = (sql: string, parameters: unknown[]) => {
    if (!sql.includes('from event ')) return Promise.resolve([now]);
    since.push(parameters[1]);
    return Promise.resolve([]);
  };
  const following = new FollowChanges(
    store,
    { database: { query }, text: { forget: () => undefined }, standingOf: () => 'always' } as unknown as Pages,
    { onChanged: (heard: typeof tell) => (tell = heard) } as unknown as FeedbackNews,
    { onHeard: () => undefined, onPublished: () => undefined } as unknown as Publications,
  );
  await tell('d');
  now = { ...head, seq: '9', marks: 1 };
  await tell('d');
  now = { ...head, seq: '11' };
  await tell('d');
  following.onApplicationShutdown();

  expect(since).toEqual(['10']);
});
