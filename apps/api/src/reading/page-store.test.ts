import { expect, test } from '@jest/globals';
import { PageStore } from './page-store.js';
import { pageKind, servedPage } from './served-page.js';

test('keeps large pages only as long as they weigh little enough together', () => {
  const store = new PageStore();
  const page = { ...servedPage('whole', pageKind), body: Buffer.alloc(50_000_000) };
  const days = Array.from({ length: 28 }, (_, at) => `/framework/at/2031-02-${String(at + 1)}?whole`);
  const at = { document: 'framework', locale: 'en', shows: 'text', generation: 0 } as const;
  for (const url of days) store.keep(page, { ...at, url });
  const kept = days.filter((url) => store.find('en', url));
  expect(kept).toEqual(days.slice(-5));
  for (const url of kept) store.keep(page, { ...at, url }); // again: nothing is counted twice
  expect(days.filter((url) => store.find('en', url))).toEqual(kept);
  store.forget('framework');
  for (const url of days.slice(0, 5)) store.keep(page, { ...at, url, generation: 1 });
  expect(days.filter((url) => store.find('en', url))).toEqual(days.slice(0, 5));
});
