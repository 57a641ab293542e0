import { maySee, readersOf } from '@tarmeem/review';
import type { ProposalObject } from './objects.js';
import { inTurn, type Route } from './route.js';

type Proposed = Route<ProposalObject>;
/** A route of the own organisation that needs a draft: what it expects as if a wrong version had been sent. */
type Own = (endpoint: string, method: 'post' | 'delete', path: string, ask?: object) => Proposed;

const nowhere = crypto.randomUUID();
const citation = { kind: 'act', title: 'An Act', about: { sectionId: nowhere, aspect: 'body' } };

/** Sources: what is added is for a section that is not there, what is dropped is none of the proposal's; files are read, of every kind. */
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
    { ...instead(drop, 404), which: 'absent' },
    {
      ...instead(drop, 404),
      which: 'foreign',
      send: (client, { id, foreign }) => client.delete(`/proposals/${id}/sources/${foreign?.sourceId ?? ''}`),
    },
    ...inTurn<ProposalObject>((which) => ({
      endpoint: 'sourceFile',
      send: (client, { id, sourceId, foreign }) =>
        client.get(
          `/proposals/${id}/sources/${(which === 'own' ? sourceId : which === 'foreign' ? foreign?.sourceId : undefined) ?? nowhere}/file`,
        ),
      expected({ actor }, of) {
        if (!actor) return 401;
        if (which !== 'own') return 404;
        const { documentId, organisationId, jurisdiction } = of;
        const readers = readersOf(actor, { documentId, organisationId, jurisdiction });
        const submitted = of.stage !== 'begun' && maySee(readers, 'shared discussion');
        return submitted || maySee(readers, 'unsubmitted proposal') ? 200 : 404;
      },
    })),
  ];
}
