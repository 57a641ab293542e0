import type { FeedbackPage, FeedbackReceipt, FeedbackView, RedactionView } from '@tarmeem/contract';
import { document, must, type World } from '../../../testing/world.js';
import { commission, type SecretPlace } from './secret-place.js';

/** A piece of feedback as a moderator finds it. */
async function sent(world: World, body: object): Promise<FeedbackView> {
  const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const moderator = await world.as('moderator@commission');
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const found = items.find((item) => item.number === number);
  if (!found) throw new Error(`There is no feedback ${String(number)}`);
  return found;
}
/** What is held holds a child's number: it waits for a moderator. */
const held = (text: string) => ({ kind: 'correction', text: `${text} Her CNIC is 42201-1234567-1, she is 9.` });

/** Places of feedback that waits, was refused, or is public in part. */
export const inFeedback: readonly SecretPlace[] = [
  {
    place: 'held feedback',
    seenBy: commission,
    plant: async (world, words) => ({ feedbackId: (await sent(world, held(words))).id }),
  },
  {
    place: 'mail address of a sender whose feedback is public',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const [first = ''] = words.split(' ');
      const email = `${first}@${words.split(' ').slice(1).join('.')}.example`;
      const item = await sent(world, { kind: 'comment', text: 'Well said.', email });
      if (item.state === 'held') must(await moderator.post(`/feedback/${item.id}/release`, { version: item.version }));
      return { feedbackId: item.id };
    },
  },
  {
    place: 'internal note on public feedback',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const item = await sent(world, { kind: 'comment', text: 'Also well said.' });
      if (item.state === 'held') must(await moderator.post(`/feedback/${item.id}/release`, { version: item.version }));
      must(await moderator.post(`/feedback/${item.id}/replies`, { body: { text: words, internal: true } }));
      return { feedbackId: item.id };
    },
  },
  {
    place: 'refused feedback',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const { id, version } = await sent(world, held(words));
      must(await moderator.post(`/feedback/${id}/refusal`, { version, body: { reason: 'Names a child.' } }));
      return { feedbackId: id };
    },
  },
  {
    place: 'reason of a refusal',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const { id, version } = await sent(world, held('Look.'));
      must(await moderator.post(`/feedback/${id}/refusal`, { version, body: { reason: words } }));
      return { feedbackId: id };
    },
  },
  {
    place: 'words that somebody asks to be removed',
    seenBy: commission,
    async plant(world, words) {
      const { id } = await sent(world, held(words));
      const second = await world.as('second@commission');
      const body = { words, reason: 'Names a child.' };
      const [made] = must(await second.post<RedactionView[]>(`/documents/${document}/redactions`, { body }));
      if (!made) throw new Error('Nothing was asked');
      return { redactionId: made.id, feedbackId: id };
    },
  },
];
