import type { ProposalView } from '@tarmeem/contract';
import { changesOf, decide } from '../../../testing/deciding.js';
import { begin, document, must, propose, submit, write } from '../../../testing/world.js';
import { commission, own, participants, policeOfSindh, scpa, type SecretPlace } from './secret-place.js';

const cited = (words: string) => ({ kind: 'notification', title: words, locator: 'para 4' });

/** Places of a proposal, its rounds and decisions, and of the edition that is prepared. */
export const inProposals: readonly SecretPlace[] = [
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
      const { version, changesHash } = must(
        await moderator.get<{ version: number; changesHash: string }>(`/documents/${document}/draft`),
      );
      const body = { changesHash, changeNote: words, major: true, leaveOut: [] };
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
];
