import type { ProposalObject } from './objects.js';
import type { Route } from './route.js';

type Proposed = Route<ProposalObject>;
/** A route of the own organisation that needs a draft: what it expects as if a wrong version had been sent. */
type Own = (endpoint: string, method: 'post' | 'delete', path: string, ask?: object) => Proposed;

const nowhere = crypto.randomUUID();
const citation = { kind: 'act', title: 'An Act', about: { sectionId: nowhere, aspect: 'body' } };

/** Sources: what is added is for a section that is not there, what is dropped or read is none. */
export function sourceRoutes(own: Own): readonly Proposed[] {
  const add = own('addSource', 'post', '/sources', { body: citation });
  const drop = own('dropSource', 'delete', `/sources/${nowhere}`);
  const instead = (route: Proposed, of: number): Proposed => ({
    ...route,
    expected: (who, it) => {
      const status = route.expected(who, it);
      return status === 412 ? of : status;
    },
  });
  return [
    instead(add, 422),
    instead(drop, 404),
    {
      endpoint: 'sourceFile',
      send: (client, { id }) => client.get(`/proposals/${id}/sources/${nowhere}/file`),
      expected: ({ actor }) => (actor ? 404 : 401),
    },
  ];
}
