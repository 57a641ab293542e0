import { randomUUID } from 'node:crypto';
import { type Actor, feedbackLife, type FeedbackStep, isAllowed, maySee, type Place, readersOf } from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import type { FeedbackObject } from './objects.js';
import { inTurn, never, type Route } from './route.js';

type About = Route<FeedbackObject>;

const placeOf = ({ documentId, jurisdiction }: FeedbackObject): Place => ({ documentId, jurisdiction });
const isThere = (actor: Actor | null, of: FeedbackObject): boolean =>
  maySee(readersOf(actor, placeOf(of)), of.state === 'held' ? 'held feedback' : 'released feedback');

/** A moderator's step in the life of feedback. */
const step = (endpoint: string, as: FeedbackStep, send: About['send']): About => ({
  endpoint,
  send,
  expected({ actor }, of) {
    if (!actor) return 401;
    if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
    if (!isThere(actor, of)) return 404;
    if (!isAllowed(actor, 'feedback.answer', placeOf(of))) return 403;
    const can = feedbackLife.some((row) => row.step === as && row.by === 'moderator' && row.from.includes(of.state));
    return can ? 412 : 409;
  },
});

/** What a moderator takes from the desk, or gives to another: in any state. */
const onDesk = (endpoint: string, send: About['send']): About => ({
  endpoint,
  send,
  expected({ actor }, of) {
    if (!actor) return 401;
    if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
    if (!isThere(actor, of)) return 404;
    return isAllowed(actor, 'feedback.answer', placeOf(of)) ? 204 : 403;
  },
});

/** A reply or a file in the address of an item: its own, of another item, or none. */
const idOf = (what: 'replyId' | 'evidenceId', which: About['which'], of: FeedbackObject): string =>
  (which === 'own' ? of[what] : which === 'foreign' ? of.foreign?.[what] : undefined) ?? randomUUID();

/** A moderator's word on what was sent later, or along: what waits is told of a newer version. */
const judged = (
  endpoint: string,
  { what, path, waits }: { what: 'replyId' | 'evidenceId'; path: string; waits: (of: FeedbackObject) => boolean },
): About[] =>
  inTurn((which) => ({
    endpoint,
    send: (client, of) =>
      client.post(`/feedback/${of.id}/${path.replace('*', idOf(what, which, of))}`, { version: never }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
      if (!isThere(actor, of)) return 404;
      if (!isAllowed(actor, 'feedback.release', placeOf(of))) return 403;
      if (which !== 'own') return 404;
      return waits(of) ? 412 : 409;
    },
  }));
const aReply = { what: 'replyId', waits: () => true } as const;
/** A file that came with the item was let through with it. */
const aFile = { what: 'evidenceId', waits: ({ state }: FeedbackObject) => state === 'held' } as const;

/** Linking a proposal that is not there: who may link is told so, after who may not. */
const takesUp = (endpoint: string, send: (client: Client, path: string) => ReturnType<About['send']>): About => ({
  endpoint,
  send: (client, { id }) => send(client, `/feedback/${id}/proposals/999999`),
  expected({ actor }, of) {
    if (!actor) return 401;
    if (!isThere(actor, of)) return 404;
    const { organisationId } = actor;
    const proposes = organisationId !== null && isAllowed(actor, 'proposal.create', { ...placeOf(of), organisationId });
    if (!proposes && !isAllowed(actor, 'feedback.answer', placeOf(of))) return 403;
    return of.state === 'held' ? 409 : 404;
  },
});

export const feedbackRoutes: readonly About[] = [
  {
    endpoint: 'feedbackItem',
    send: (client, { id }) => client.get(`/feedback/${id}`),
    expected: ({ actor }, of) => (isThere(actor, of) ? 200 : 404),
  },
  {
    endpoint: 'reply',
    send: (client, { id }) => client.post(`/feedback/${id}/replies`, { body: { text: 'We have read it.' } }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!isThere(actor, of)) return 404;
      const may =
        isAllowed(actor, 'feedback.note', placeOf(of)) ||
        isAllowed(actor, 'feedback.reply-for-organisation', placeOf(of));
      return may ? 201 : 403;
    },
  },
  step('answer', 'answer', (client, { id }) =>
    client.put(`/feedback/${id}/disposition`, {
      version: never,
      body: { disposition: 'rejected', response: 'The Act says so.' },
    }),
  ),
  {
    endpoint: 'judgePlace',
    send: (client, { id }) => client.put(`/feedback/${id}/place`, { version: never, body: { stands: true } }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
      if (!isThere(actor, of)) return 404;
      return isAllowed(actor, 'feedback.answer', placeOf(of)) ? 409 : 403; // no words moved here
    },
  },
  onDesk('claimFeedback', (client, { id }) => client.put(`/feedback/${id}/claim`, { body: { takeOver: true } })),
  onDesk('dropFeedbackClaim', (client, { id }) => client.delete(`/feedback/${id}/claim`)),
  onDesk('assignFeedback', (client, { id }) => client.put(`/feedback/${id}/assignment`, { body: { personId: null } })),
  {
    endpoint: 'turnIntoProposal',
    send: (client, { id }) => client.post(`/feedback/${id}/proposals`, { body: {} }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!isThere(actor, of)) return 404;
      const { organisationId } = actor;
      if (organisationId === null || !isAllowed(actor, 'proposal.create', { ...placeOf(of), organisationId }))
        return 403;
      return of.state === 'held' ? 409 : 201;
    },
  },
  takesUp('linkProposal', (client, path) => client.put(path)),
  takesUp('unlinkProposal', (client, path) => client.delete(path)),
  step('release', 'release', (client, { id }) => client.post(`/feedback/${id}/release`, { version: never })),
  step('refuse', 'refuse', (client, { id }) =>
    client.post(`/feedback/${id}/refusal`, { version: never, body: { reason: 'It names a child.' } }),
  ),
  ...judged('releaseReply', { ...aReply, path: 'replies/*/release' }),
  ...judged('refuseReply', { ...aReply, path: 'replies/*/refusal' }),
  ...inTurn<FeedbackObject>((which) => ({
    endpoint: 'evidence',
    send: (client, of) => client.get(`/feedback/${of.id}/evidence/${idOf('evidenceId', which, of)}`),
    expected({ actor }, of) {
      if (which !== 'own' || !isThere(actor, of)) return 404;
      if (of.state !== 'held') return 200;
      return actor && isAllowed(actor, 'feedback.note', placeOf(of)) ? 200 : 404;
    },
  })),
  ...judged('releaseEvidence', { ...aFile, path: 'evidence/*/release' }),
  ...judged('refuseEvidence', { ...aFile, path: 'evidence/*/refusal' }),
];
