import type { CreatedTokenView, FeedbackPage, FeedbackReceipt, FeedbackView, ProposalView } from '@tarmeem/contract';
import { changesOf, decide } from '../../../testing/deciding.js';
import { docx, readDocx } from '@tarmeem/word';
import { begin, document, must, propose, submit, type World, write } from '../../../testing/world.js';

/** Who comes to look. The first is nobody: not signed in. */
export const readers = [
  'nobody',
  'officer@punjab',
  'next-door@sindh',
  'colleague@sindh',
  'moderator@commission',
  'publisher@commission',
  'admin@commission',
] as const;
export type Reader = (typeof readers)[number];

const own: readonly Reader[] = ['colleague@sindh'];
const commission: readonly Reader[] = ['moderator@commission', 'publisher@commission'];
/** Who may propose on the section sees what was submitted there, and no more of it. */
const participants: readonly Reader[] = ['next-door@sindh'];

/** Somewhere words stand that not everybody reads. */
export interface SecretPlace {
  place: string;
  /** Who reads it by the classes of visibility; everybody else must not. */
  seenBy: readonly Reader[];
  /** Puts the words there; returns the ids of what was made, by the name of the parameter in addresses. */
  plant: (world: World, words: string) => Promise<Record<string, string>>;
}

const policeOfSindh = async (world: World) => (await world.section('sindh/sindh-police')).sectionId;
const scpa = async (world: World) => (await world.section('sindh/sindh-child-protection-authority')).sectionId;

/** A piece of feedback as a moderator finds it. */
async function sent(world: World, body: object): Promise<FeedbackView> {
  const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const moderator = await world.as('moderator@commission');
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const found = items.find((item) => item.number === number);
  if (!found) throw new Error(`There is no feedback ${String(number)}`);
  return found;
}
const cited = (words: string) => ({ kind: 'notification', title: words, locator: 'para 4' });
/** What is held holds a child's number: it waits for a moderator. */
const held = (text: string) => ({ kind: 'correction', text: `${text} Her CNIC is 42201-1234567-1, she is 9.` });

/** Every such place; whoever builds another one adds a row. */
export const secretPlaces: readonly SecretPlace[] = [
  {
    place: 'title of a draft',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const body = { title: words, sectionId: await scpa(world) };
      const { id } = must(await officer.post<ProposalView>(`/documents/${document}/proposals`, { body }));
      return { proposalId: id };
    },
  },
  {
    place: 'summary of a draft',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id, version } = await begin(officer, await scpa(world));
      must(await officer.patch(`/proposals/${id}`, { version, body: { title: 'A draft', summary: words } }));
      return { proposalId: id };
    },
  },
  {
    place: 'source of a draft',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id } = await begin(officer, await scpa(world));
      const { sources } = must(await officer.post<ProposalView>(`/proposals/${id}/sources`, { body: cited(words) }));
      return { proposalId: id, sourceId: sources[0]!.id };
    },
  },
  {
    place: 'source of a submitted change',
    seenBy: [...own, ...commission],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { id } = await begin(officer, sectionId);
      await write(officer, id, { sectionId, edit: { heading: 'Police, cited' } });
      const body = { ...cited(words), about: { sectionId, aspect: 'heading' } };
      const { sources } = must(await officer.post<ProposalView>(`/proposals/${id}/sources`, { body }));
      await submit(officer, id);
      return { proposalId: id, sourceId: sources[0]!.id };
    },
  },
  {
    place: 'working copy',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { id } = await begin(officer, sectionId);
      await write(officer, id, { sectionId, edit: { heading: words } });
      return { proposalId: id, sectionId };
    },
  },
  {
    place: 'working copy after a return',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const moderator = await world.as('moderator@commission');
      const sectionId = await policeOfSindh(world);
      const { id } = await propose(officer, { sectionId, edit: { heading: 'Police of Sindh' } });
      const changes = await changesOf(moderator, id);
      must(
        await decide(
          moderator,
          id,
          changes.map((change) => [change, 'returned'] as const),
        ),
      );
      await write(officer, id, { sectionId, edit: { heading: words } });
      return { proposalId: id, sectionId };
    },
  },
  {
    place: 'submitted change',
    seenBy: [...own, ...participants, ...commission],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id } = await propose(officer, { sectionId: await policeOfSindh(world), edit: { heading: words } });
      return { proposalId: id };
    },
  },
  {
    place: 'internal discussion',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id } = await propose(officer, {
        sectionId: await policeOfSindh(world),
        edit: { heading: 'Police, said' },
      });
      const body = { text: words, shared: false, changeId: null, mentions: [] };
      must(await officer.post(`/proposals/${id}/discussion`, { body }));
      return { proposalId: id };
    },
  },
  {
    place: 'comment of a Word file, in its record and in the discussion',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { parts } = readDocx(
        must(await officer.get<Uint8Array>(`/documents/${document}/word?sections=${sectionId}`)),
        {
          language: 'en',
        },
      );
      const file = docx({
        title: 'Back',
        language: 'en',
        parts: parts.map((part) => ({
          heading: 'Police, brought back',
          ids: { section: sectionId },
          text: part.accepted.doc,
          comments: [{ author: { name: words }, text: words, at: { side: 'base' as const, from: 1, to: 4 } }],
        })),
      });
      const form = new FormData();
      const choices = { parts: [{ part: 0, sectionId }], comments: [{ id: '0', as: 'discussion' }] };
      form.append('choices', JSON.stringify(choices));
      form.append('file', new Blob([Uint8Array.from(file)]), `${words}.docx`);
      const { id } = must(await officer.post<ProposalView>(`/documents/${document}/word`, { form }));
      return { proposalId: id };
    },
  },
  {
    place: 'shared discussion',
    seenBy: [...own, ...commission],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id } = await propose(officer, {
        sectionId: await policeOfSindh(world),
        edit: { heading: 'Police, shared' },
      });
      const body = { text: words, shared: true, changeId: null, mentions: [] };
      must(await officer.post(`/proposals/${id}/discussion`, { body }));
      return { proposalId: id };
    },
  },
  {
    place: 'title of a submitted round',
    seenBy: [...own, ...commission],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { id } = await begin(officer, sectionId);
      await write(officer, id, { sectionId, edit: { heading: 'Sindh police force' } });
      await submit(officer, id, words);
      return { proposalId: id };
    },
  },
  {
    place: 'reason of a return',
    seenBy: [...own, ...commission],
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const officer = await world.as('officer@sindh');
      const { id } = await propose(officer, { sectionId: await policeOfSindh(world), edit: { heading: 'The police' } });
      const decisions = (await changesOf(moderator, id)).map((change) => ({
        changeId: change.id,
        outcome: 'returned',
        seq: change.seq,
        payloadHash: change.payloadHash,
        reason: words,
      }));
      must(await moderator.post(`/proposals/${id}/decisions`, { body: { decisions } }));
      return { proposalId: id };
    },
  },
  {
    place: 'reason of a withdrawal',
    seenBy: [...own, ...commission],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id, version } = await propose(officer, {
        sectionId: await policeOfSindh(world),
        edit: { heading: 'Police, Sindh' },
      });
      must(await officer.post(`/proposals/${id}/withdrawal`, { version, body: { reason: words } }));
      return { proposalId: id };
    },
  },
  {
    place: 'marks in the tray of another moderator',
    seenBy: [],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const second = await world.as('second@commission');
      const { id } = await propose(officer, {
        sectionId: await policeOfSindh(world),
        edit: { heading: 'Police here' },
      });
      const marks = (await changesOf(second, id)).map(({ id: changeId }) => ({
        changeId,
        outcome: 'rejected',
        reason: words,
      }));
      must(await second.put(`/proposals/${id}/tray`, { body: { marks } }));
      return { proposalId: id };
    },
  },
  {
    place: 'change note of an edition that is only prepared',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const officer = await world.as('officer@sindh');
      const { id } = await propose(officer, { sectionId: await scpa(world), edit: { heading: 'SCPA, Sindh' } });
      const changes = await changesOf(moderator, id);
      must(
        await decide(
          moderator,
          id,
          changes.map((change) => [change, 'accepted'] as const),
        ),
      );
      const { version } = must(await moderator.get<{ version: number }>(`/documents/${document}/draft`));
      const body = { changeNote: words, major: true, leaveOut: [] };
      must(await moderator.put(`/documents/${document}/draft/preparation`, { version, body }));
      return { proposalId: id };
    },
  },
  {
    place: 'for whom a secret link to what is prepared is',
    seenBy: commission,
    async plant(world, words) {
      const moderator = await world.as('moderator@commission');
      const body = { forWhom: words.slice(0, 120), days: 7 };
      const { id } = must(await moderator.post<{ id: string }>(`/documents/${document}/draft/preview-links`, { body }));
      return { linkId: id };
    },
  },
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
    place: 'name of a token',
    seenBy: [],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const body = { name: words.slice(0, 80), roles: ['officer'], mayWrite: false, days: 7 };
      return { tokenId: must(await officer.post<CreatedTokenView>('/tokens', { body })).id };
    },
  },
  {
    place: 'address of a webhook',
    seenBy: [],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const address = `https://hooks.example/${words.replaceAll(' ', '/')}`;
      const body = { address, actions: ['edition.published'], document: null };
      return { webhookId: must(await officer.post<{ id: string }>('/webhooks', { body })).id };
    },
  },
  {
    place: 'device of a session',
    seenBy: [],
    async plant(world, words) {
      const client = world.anyone();
      const body = { email: 'officer@sindh.example', password: 'tarmeem-evaluation' };
      must(await client.post('/sessions', { body, headers: { 'user-agent': `Firefox ${words}` } }));
      return {};
    },
  },
  {
    place: 'mail address of a person',
    seenBy: ['admin@commission'],
    async plant(world, words) {
      const admin = await world.as('admin@commission');
      const [first = '', ...rest] = words.split(' ');
      const body = {
        email: `${first}@${rest.join('.')}.example`,
        name: 'Somebody New',
        language: 'en',
        organisation: 'sindh-child-protection-authority',
        role: 'officer',
        jurisdiction: 'sindh',
      };
      return { personId: must(await admin.post<{ personId: string }>('/invitations', { body })).personId };
    },
  },
  {
    place: 'name of an officer',
    seenBy: [...own, ...commission, 'admin@commission'],
    async plant(world, words) {
      const focal = await world.as('focal@sindh');
      must(await focal.put('/me/profile', { body: { name: words, language: 'en' } }));
      const sectionId = await policeOfSindh(world);
      const { id } = await propose(focal, { sectionId, edit: { heading: 'Police, all of it' } });
      return { proposalId: id };
    },
  },
];
