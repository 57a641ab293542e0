import { expect, test } from '@jest/globals';
import { auditEn } from '@tarmeem/text';
import { eventActions } from '../../../../../libs/review/src/events.js';

/** What an organisation does with its own draft is on no list (audit.query.ts). */
const ownDraft = ['proposal.created', 'proposal.discarded', 'change.put-in', 'change.dropped'];

test('everything that is recorded of a document has words on the screen of its record', () => {
  const shown = eventActions.filter((action) => !ownDraft.includes(action) && !action.startsWith('discussion.'));
  expect(shown.filter((action) => !(`audit.did.${action}` in auditEn))).toEqual([]);
});
