import { randomUUID } from 'node:crypto';
import { type Actor, feedbackLife, type FeedbackStep, isAllowed, maySee, type Place, readersOf } from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import type { FeedbackObject } from './objects.js';
import { never, type Route } from './route.js';

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

/** A moderator's word on a reply; nobody has added one here. */
function ofReply(endpoint: string, what: string): About {
  return {
    endpoint,
    send: (client, { id }) => client.post(`/feedback/${id}/replies/${randomUUID()}/${what}`, { version: never }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
      if (!isThere(actor, of)) return 404;
      return isAllowed(actor, 'feedback.release', placeOf(of)) ? 404 : 403;
    },
  };
}

/** A file of an item; nobody has attached one here. */
const ofEvidence = (endpoint: string, what: string): About => ({
  ...ofReply(endpoint, what),
  send: (client, { id }) => client.post(`/feedback/${id}/evidence/${randomUUID()}/${what}`, { version: never }),
});

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
  ofReply('releaseReply', 'release'),
  ofReply('refuseReply', 'refusal'),
  {
    endpoint: 'evidence',
    send: (client, { id }) => client.get(`/feedback/${id}/evidence/${randomUUID()}`),
    expected: () => 404,
  },
  ofEvidence('releaseEvidence', 'release'),
  ofEvidence('refuseEvidence', 'refusal'),
];
