import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FeedbackPage, FeedbackReceipt, FeedbackView } from '@tarmeem/contract';
import { document, must, startWorld, type World } from '../testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 90_000);
afterAll(() => world.close());

const letter = {
  kind: 'comment',
  text: 'The shelters in our district are full.',
  name: 'Association of Teachers, Sukkur',
  received: { by: 'letter', on: '2026-10-03' },
};

test('a moderator enters a letter with its true source; it waits, then the public reads that it came by letter', async () => {
  const moderator = await world.as('moderator@commission');
  const scan = {
    name: 'scan.pdf',
    data: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n').toString('base64'),
  };
  const { sectionId } = await world.section('sindh/sindh-police');
  const body = { ...letter, sectionId, evidence: [scan] };
  const { number, held, trackingCode } = must(
    await moderator.post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }),
  );
  expect([held, trackingCode.length > 0]).toEqual([true, true]);
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const item = items.find((each) => each.number === number)!;
  expect(item).toMatchObject({ state: 'held', name: letter.name, received: { by: 'letter', on: '2026-10-03' } });
  expect(item.received?.enteredBy).toBeTruthy();
  expect(item.evidence).toMatchObject([{ name: 'scan.pdf' }]);
  expect((await world.anyone().get(`/feedback/${item.id}`)).status).toBe(404);
  must(await moderator.post(`/feedback/${item.id}/release`, { version: item.version }));
  const open = must(await world.anyone().get<FeedbackView>(`/feedback/${item.id}`));
  expect(open.received).toEqual({ by: 'letter', on: '2026-10-03' });
  const page = await (await fetch(`${world.app.address}/${document}/feedback/${String(number)}`)).text();
  expect(page).toContain('Received by letter');
  expect(page).toContain('3 October 2026');
});

test('nobody else says of feedback that it came another way, and no day lies ahead', async () => {
  const post = async (name: string | null, body: object) =>
    (await (name ? await world.as(name) : world.anyone()).post(`/documents/${document}/feedback`, { body })).status;
  expect(await post(null, letter)).toBe(403);
  expect(await post('officer@sindh', letter)).toBe(403);
  expect(await post('admin@commission', letter)).toBe(403);
  const received = { by: 'letter', on: '2999-01-01' };
  expect(await post('moderator@commission', { ...letter, received })).toBe(422);
  expect(await post('moderator@commission', { ...letter, received: { by: 'rumour', on: '2026-10-03' } })).toBe(422);
});
