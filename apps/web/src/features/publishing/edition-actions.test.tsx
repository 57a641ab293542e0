import { afterEach, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { EditionView, RollbackView } from '@tarmeem/contract';
import { me } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { EditionActions } from './edition-actions.js';
import { RollbackPanel } from './rollback-panel.js';

afterEach(cleanup);

const as = (role: 'moderator' | 'publisher') => ({
  ...me,
  grants: [{ role, document: null, jurisdiction: null, organisation: null }],
});
const prepared = {
  to: '1.0',
  number: '1.2',
  sections: [],
  preparedBy: { id: '1', name: 'Salman Qureshi' },
  preparedAt: '2026-11-29T10:00:00Z',
  may: { publish: { allowed: true } },
};
const rollback = (allowed: boolean, waits = false) =>
  ({ version: 1, prepared: waits ? prepared : null, may: { prepare: { allowed } } }) as unknown as RollbackView;
const marks = { correctNote: { allowed: true }, withdraw: { allowed: true } };
const past = (may?: EditionView['may']) =>
  ({ number: '1.0', current: false, withdrawal: null, may }) as unknown as EditionView;
const buttons = async (): Promise<string[]> => (await screen.findAllByRole('button')).map((it) => it.textContent ?? '');

test('who may not put the note right or withdraw an edition has no button for it, nor who may not put its text back', async () => {
  show(<EditionActions slug="framework" edition={past()} rollback={rollback(true)} />, as('moderator'));
  expect(await buttons()).toEqual(['Roll back to this edition…']);
  cleanup();
  show(<EditionActions slug="framework" edition={past(marks)} rollback={rollback(false)} />, as('publisher'));
  expect(await buttons()).toEqual(['Correct the note…', 'Withdraw…']);
  cleanup();
  const elsewhere = past({ ...marks, withdraw: { allowed: false, because: 'not-allowed' } });
  show(<EditionActions slug="framework" edition={elsewhere} rollback={rollback(false)} />, as('publisher'));
  expect(await buttons()).toEqual(['Correct the note…']);
});

test('whoever publishes a rollback and may not prepare one can not take it away', async () => {
  show(<RollbackPanel slug="framework" rollback={rollback(false, true)} />, as('publisher'));
  expect(await buttons()).toEqual(['Publish edition 1.2']);
  cleanup();
  show(<RollbackPanel slug="framework" rollback={rollback(true, true)} />, as('moderator'));
  expect(await buttons()).toEqual(['Publish edition 1.2', 'Take it away']);
});

test('a rollback over which an edition came out is not published, but prepared again without what that changed', async () => {
  const section = (sectionId: string, changedSince: boolean) => ({
    sectionId,
    heading: sectionId,
    becomes: 'earlier-text',
    changedSince,
    differences: [],
  });
  const view = (sections: object[]) => {
    const it = rollback(true, true);
    return { ...it, prepared: { ...it.prepared, sections } } as RollbackView;
  };
  show(<RollbackPanel slug="framework" rollback={view([section('Police', false), section('Labour', true)])} />);
  expect(await buttons()).toEqual(['Publish edition 1.2', 'Prepare it again without these…', 'Take it away']);
  expect(screen.getByRole('button', { name: 'Publish edition 1.2' }).getAttribute('aria-disabled')).toBe('true');
  screen.getByText(/^An edition has changed one of these sections since this was prepared/u);
  cleanup();
  show(<RollbackPanel slug="framework" rollback={view([section('Labour', true)])} />);
  expect(await buttons()).toEqual(['Publish edition 1.2', 'Take it away']);
  cleanup();
  // Who only publishes is told who does it, never to do what they can not.
  const prepare = { allowed: false, because: 'not-allowed' };
  const published = { ...view([section('Police', false), section('Labour', true)]), may: { prepare } };
  show(<RollbackPanel slug="framework" rollback={published} />, as('publisher'));
  expect(await buttons()).toEqual(['Publish edition 1.2']);
  screen.getByText(/A moderator prepares it again, or takes it away\.$/u);
});

test('whoever publishes or prepares a rollback reads the words that are put back', async () => {
  const differences = [{ aspect: 'heading', payload: { before: 'Police of Sindh', after: 'Sindh Police' } }];
  const base = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Serves the child.' }] }],
  };
  const sections = [
    { sectionId: '1', heading: 'Police of Sindh', becomes: 'earlier-text', changedSince: false, base, differences },
  ];
  const it = rollback(false, true);
  const view = { ...it, currentNumber: '1.1', prepared: { ...it.prepared, sections } } as RollbackView;
  show(<RollbackPanel slug="framework" rollback={view} />, as('publisher'));
  await screen.findByRole('heading', { name: 'What readers would have' });
  const sheet = await screen.findByRole('article');
  const [gone, come] = ['del', 'ins'].map((name) => sheet.querySelector(`h2 ${name}`)?.textContent);
  expect([gone, come]).toEqual([expect.stringContaining('Police of Sindh'), expect.stringContaining('Sindh Police')]);
  expect(await screen.findByText(/Serves the child/u)).not.toBeNull();
});
