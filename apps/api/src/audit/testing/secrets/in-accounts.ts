import type { CreatedTokenView } from '@tarmeem/contract';
import { must, password, propose } from '../../../testing/world.js';
import { commission, own, policeOfSindh, type SecretPlace } from './secret-place.js';

/** Places of people, and of what they keep for their programs. */
export const inAccounts: readonly SecretPlace[] = [
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
    place: 'mail address that somebody asked for',
    seenBy: [],
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const [first = '', ...rest] = words.split(' ');
      const email = `${first}@${rest.join('.')}.example`;
      must(await officer.post('/me/email', { body: { email, current: password } }));
      return {};
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
