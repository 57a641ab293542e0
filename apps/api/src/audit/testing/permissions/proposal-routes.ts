import {
  type Actor,
  isAllowed,
  maySee,
  type Place,
  type ProposalStep,
  readersOf,
  Refused,
  stepProposal,
  type Thing,
} from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import type { Name } from './cast.js';
import { discussionRoutes } from './discussion-routes.js';
import { type ProposalObject, stateOf } from './objects.js';
import { never, type Route } from './route.js';
import { roundRoutes } from './round-routes.js';
import { sourceRoutes } from './source-routes.js';

type Ask = Parameters<Client['post']>[1];
type Proposed = Route<ProposalObject>;

/** An address of the own organisation: reading it, or taking a step in the proposal's life. */
function own(
  endpoint: string,
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  {
    path = '',
    sees,
    step,
    ask,
  }: { path?: string; sees: Thing; step?: ProposalStep; ask?: (of: ProposalObject) => Ask },
): Proposed {
  return {
    endpoint,
    send: (client, of) =>
      client[method](
        `/proposals/${of.id}${path.replace(':section', of.sectionId).replace(':change', of.change.id)}`,
        ask?.(of) ?? {},
      ),
    expected({ actor, name }, of) {
      if (!actor) return 401;
      if (!maySee(readersOf(actor, placeOf(of)), sees)) return 404;
      return step ? afterStep(actor, name, { of, step }) : 200;
    },
  };
}

/** A create has no version to be wrong: who may add a section is told that its address is a word of the platform. */
function addsAtReservedAddress(): Proposed {
  const route = own('addSection', 'post', {
    path: '/sections',
    sees: 'working copy',
    step: 'edit',
    ask: ({ sectionId }) => ({ body: { parentId: sectionId, afterId: null, heading: 'New', slug: 'history' } }),
  });
  return {
    ...route,
    expected: (who, of) => {
      const status = route.expected(who, of);
      return status === 412 ? 422 : status;
    },
  };
}

const versioned = (body?: (of: ProposalObject) => object) => (of: ProposalObject) => ({
  version: never,
  ...(body ? { body: body(of) } : {}),
});

const saved = ({ copy: { generation, heading, body } }: ProposalObject) => ({ generation, heading, body });
const sent = () => ({ title: 'A title', summary: 'A summary', contentHash: seen });

export const proposalRoutes: readonly Proposed[] = [
  own('proposal', 'get', { sees: 'unsubmitted proposal' }),
  own('editProposal', 'patch', {
    sees: 'unsubmitted proposal',
    step: 'edit',
    ask: versioned(() => ({ title: 'Another title', summary: 'Other words' })),
  }),
  own('discardProposal', 'delete', { sees: 'unsubmitted proposal', step: 'discard', ask: versioned() }),
  {
    ...own('workingCopy', 'get', { path: '/sections/:section', sees: 'working copy' }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!maySee(readersOf(actor, placeOf(of)), 'working copy')) return 404;
      // A withdrawn proposal holds no copies: asking for one is beginning one, from the published text.
      return of.stage !== 'withdrawn' || isAllowed(actor, 'proposal.edit', placeOf(of)) ? 200 : 403;
    },
  },
  {
    ...own('alsoOpen', 'get', { path: '/sections/:section/also-open', sees: 'submitted change' }),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!maySee(readersOf(actor, placeOf(of)), 'unsubmitted proposal')) return 404;
      return isAllowed(actor, 'proposal.edit', placeOf(of)) ? 200 : 403;
    },
  },
  own('saveWorkingCopy', 'put', {
    path: '/sections/:section',
    sees: 'working copy',
    step: 'edit',
    ask: versioned(saved),
  }),
  own('dropWorkingCopy', 'delete', {
    path: '/sections/:section',
    sees: 'working copy',
    step: 'edit',
    ask: versioned(),
  }),
  own('takenUp', 'get', { path: '/feedback', sees: 'unsubmitted proposal' }),
  own('draftOutline', 'get', { path: '/outline', sees: 'working copy' }),
  addsAtReservedAddress(),
  own('changeStructure', 'patch', {
    path: '/sections/:section',
    sees: 'working copy',
    step: 'edit',
    ask: versioned(() => ({ live: false })),
  }),
  own('importedFiles', 'get', { path: '/files', sees: 'unsubmitted proposal' }),
  own('submit', 'post', { path: '/submission', sees: 'unsubmitted proposal', step: 'submit', ask: versioned(sent) }),
  own('recall', 'post', {
    path: '/recall',
    sees: 'unsubmitted proposal',
    step: 'recall',
    ask: versioned(() => ({ reason: 'Not yet' })),
  }),
  own('withdraw', 'post', {
    path: '/withdrawal',
    sees: 'unsubmitted proposal',
    step: 'withdraw',
    ask: versioned(() => ({ reason: 'No more' })),
  }),
  own('collisions', 'get', { path: '/collisions', sees: 'unsubmitted proposal' }),
  own('conflicts', 'get', { path: '/conflicts', sees: 'working copy' }),
  own('rebase', 'post', {
    path: '/rebase',
    sees: 'unsubmitted proposal',
    step: 'rebase',
    ask: versioned(() => ({})),
  }),
  own('resolveParked', 'post', {
    path: '/parked/:change',
    sees: 'unsubmitted proposal',
    step: 'edit',
    ask: versioned(() => ({ resolution: 'dropped' })),
  }),
  ...sourceRoutes((endpoint, method, path, ask = {}) =>
    own(endpoint, method, { path, sees: 'unsubmitted proposal', step: 'edit', ask: () => ask }),
  ),
  ...roundRoutes,
  ...discussionRoutes,
  judged(
    'review',
    (client, { id }) => client.get(`/proposals/${id}/review`),
    () => 200,
  ),
  judged(
    'saveTray',
    (client, { id }) => client.put(`/proposals/${id}/tray`, { body: { marks: [] } }),
    () => 204,
  ),
  judged(
    'claim',
    (client, { id }) => client.put(`/proposals/${id}/claim`, { body: { takeOver: true } }),
    () => 204,
  ),
  judged(
    'dropClaim',
    (client, { id }) => client.delete(`/proposals/${id}/claim`),
    () => 204,
  ),
  judged(
    'assign',
    (client, { id }) => client.put(`/proposals/${id}/assignment`, { body: { personId: null } }),
    () => 204,
  ),
  judged(
    'consequences',
    (client, { id }) => client.get(`/proposals/${id}/consequences`),
    () => 200,
  ),
  judged(
    'decide',
    (client, { id, change }) =>
      client.post(`/proposals/${id}/decisions`, {
        body: {
          decisions: [
            { changeId: change.id, outcome: 'returned', reason: 'Why', seq: 77, payloadHash: change.payloadHash },
          ],
        },
      }),
    // Own words are a conflict; a decision of a number that nobody made yet is a mistake in the request.
    ({ contributors }, name) => (contributors.includes(name) ? 409 : 422),
  ),
  judged(
    'counter',
    (client, { id, change }) =>
      client.post(`/proposals/${id}/changes/${change.id}/counter`, {
        body: { seq: 77, payloadHash: change.payloadHash, summary: 'Why', heading: 'Other words' },
      }),
    ({ contributors }, name) => (contributors.includes(name) ? 409 : 422),
  ),
];

/** An address of the moderators of the section, who see a proposal once it was submitted. */
function judged(endpoint: string, send: Proposed['send'], then: (of: ProposalObject, name: Name) => number): Proposed {
  return {
    endpoint,
    send,
    expected({ actor, name }, of) {
      if (!actor) return 401;
      if (!actor.grants.some(({ role }) => role === 'moderator')) return 403;
      if (of.stage === 'begun' || !isAllowed(actor, 'change.decide', placeOf(of))) return 404;
      return then(of, name);
    },
  };
}

const seen = '0'.repeat(64);
const placeOf = ({ jurisdiction, documentId, organisationId }: ProposalObject): Place => ({
  documentId,
  jurisdiction,
  organisationId,
});

/** What the life of the proposal says of the step for this person; taken with a version that nobody has. */
function afterStep(actor: Actor, name: Name, { of, step }: { of: ProposalObject; step: ProposalStep }): number {
  const facts = {
    id: of.id,
    state: stateOf[of.stage],
    rounds: of.stage === 'begun' ? 0 : 1,
    mayPropose: isAllowed(actor, 'proposal.edit', placeOf(of)),
    isContributor: of.contributors.includes(name),
    isFocalPerson: isAllowed(actor, 'proposal.succeed', placeOf(of)),
    onlyFocalSubmits: false,
    outdated: false,
    changes: 1,
    contentHash: seen,
    undecided: of.stage === 'in review' ? [of.change.id] : [],
  };
  try {
    stepProposal(facts, step, { contentHash: seen });
    return 412;
  } catch (error) {
    if (error instanceof Refused) return error.code === 'not-allowed' ? 403 : 409;
    throw error;
  }
}
