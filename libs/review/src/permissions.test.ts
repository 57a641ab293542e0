import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Action, actions, isAllowed, mustBeAllowed } from './actions.js';
import { permissionMatrix, permissionTables } from './permission-matrix.js';
import { type Role, roles } from './roles.js';
import { person, punjab, refusal, sindh } from './testing/facts.js';
import { maySee, readersOf, type Thing, visibleTo } from './visibility.js';

const names = Object.keys(actions) as Action[];

test.each(names.flatMap((action) => roles.map((role) => ({ action, role }))))('$role: $action', ({ action, role }) => {
  const allowed = (actions[action].roles as readonly Role[]).includes(role);
  expect(isAllowed(person('X', role), action, sindh)).toBe(allowed);
  expect(isAllowed(person('X', role, { jurisdiction: 'punjab' }), action, sindh)).toBe(false);
  expect(isAllowed({ id: 'X', organisationId: null, grants: [] }, action, sindh)).toBe(false);
});

test('an administrator decides and publishes nothing', () => {
  const own = names.filter((action) => (actions[action].roles as readonly Role[]).includes('administrator'));
  expect(own).toEqual([
    'account.manage',
    'people.read',
    'grant.manage',
    'document.import',
    'document.set',
    'audit.read',
  ]);
});

test('on behalf of an organisation acts who belongs to it', () => {
  const officer = person('A', 'officer', { of: 'sindh-government', jurisdiction: 'sindh' });
  expect(isAllowed(officer, 'proposal.edit', { ...sindh, organisationId: 'sindh-government' })).toBe(true);
  expect(isAllowed(officer, 'proposal.edit', { ...sindh, organisationId: 'punjab-government' })).toBe(false);
});

test('an action in several places needs a grant in each', () => {
  const officer = person('A', 'officer', { jurisdiction: 'sindh' });
  expect(refusal(() => mustBeAllowed(officer, 'proposal.edit', sindh, punjab))).toBe('not-allowed');
  expect(refusal(() => mustBeAllowed(officer, 'proposal.edit', sindh))).toBeNull();
  expect(refusal(() => mustBeAllowed(officer, 'proposal.edit'))).toBe('not-allowed');
});

const of = { ...sindh, organisationId: 'sindh-government' };
const seenBy = (actor: Parameters<typeof readersOf>[0]) =>
  (Object.keys(visibleTo) as Thing[]).filter((thing) => maySee(readersOf(actor, of), thing));

test('the public sees what is published and nothing of what is under way', () => {
  const open = ['published edition', 'published change', 'reason of a published change', 'released feedback'];
  expect(seenBy(null)).toEqual(open);
  expect(seenBy({ id: 'X', organisationId: null, grants: [] })).toEqual(open);
});

test('another organisation that may propose there sees submitted changes, no officers, reasons, drafts or counts', () => {
  const other = seenBy(person('C', 'officer', { of: 'human-rights-commission', jurisdiction: 'sindh' }));
  expect(other).toContain('submitted change');
  for (const hidden of ['names of officers', 'reason of a decision', 'working copy', 'counts of proposals'])
    expect(other).not.toContain(hidden);
});

test('the commission never sees what an organisation keeps to itself', () => {
  const commission = seenBy(person('M', 'moderator', { of: 'commission' }));
  expect(commission).toContain('submitted round');
  for (const hidden of ['working copy', 'unsubmitted proposal', 'internal discussion', 'presence'])
    expect(commission).not.toContain(hidden);
});

test('an administrator sees accounts and no content', () => {
  const admin = seenBy(person('N', 'administrator'));
  expect(admin).toEqual(expect.arrayContaining(['accounts', 'jobs', 'ids of the audit trail']));
  expect(admin).not.toContain('submitted change');
  expect(admin).not.toContain('draft edition');
});

const rowsOf = (action: string) =>
  Object.fromEntries(
    permissionMatrix.filter((row) => row.action === action).map(({ state, allowed }) => [state, allowed]),
  );

test('the matrix has every role, every action, and every state of what has a life', () => {
  const spoken = new Set(permissionMatrix.map(({ action }) => action));
  // These are asked within the steps of a life.
  const within = ['proposal.edit', 'proposal.submit', 'proposal.submit-for-organisation', 'proposal.succeed'];
  const inLives = [...within, 'change.decide', 'feedback.release', 'feedback.answer'];
  expect(names.filter((action) => !spoken.has(action)).sort()).toEqual(inLives.sort());
  expect(permissionMatrix.every(({ allowed }) => roles.every((role) => role in allowed))).toBe(true);
  expect(new Set(permissionMatrix.map(({ object, state, action }) => `${object} ${state} ${action}`)).size).toBe(
    permissionMatrix.length,
  );
});

test('the matrix says of a draft, a decision and held feedback what semantics say', () => {
  const none = { officer: 'no', 'focal-person': 'no', moderator: 'no', publisher: 'no', administrator: 'no' };
  expect(rowsOf('discard')['drafting']).toEqual({
    ...none,
    officer: 'contributor',
    'focal-person': 'own',
    moderator: 'contributor',
  });
  expect(rowsOf('submit')).toMatchObject({ drafting: { officer: 'own', publisher: 'no' }, in_review: none });
  expect(rowsOf('recall')).toMatchObject({
    drafting: none,
    in_review: { officer: 'contributor', administrator: 'no' },
  });
  expect(rowsOf('accepted')).toMatchObject({ open: { ...none, moderator: 'others' }, recalled: none, withdrawn: none });
  expect(rowsOf('release')).toMatchObject({ held: { ...none, moderator: 'yes' }, open: none });
  expect(rowsOf('edition.withdraw')).toEqual({ superseded: { ...none, publisher: 'yes' } });
});

test('docs/permissions.md is the matrix of this build (UPDATE_PERMISSIONS=1 writes it)', () => {
  const file = new URL('../../../docs/permissions.md', import.meta.url);
  const head = readFileSync(file, 'utf8').split('\n| object', 1)[0]!;
  const now = `${head}\n${permissionTables()}`;
  if (process.env['UPDATE_PERMISSIONS']) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});
