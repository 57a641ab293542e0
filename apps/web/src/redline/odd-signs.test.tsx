import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { compare, fromPlainText } from '@tarmeem/document';
import type { ChangeView, ReviewChange, ReviewView, TrayMark } from '@tarmeem/contract';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { SendDialog } from '../features/moderation/send-dialog.js';
import { nothing, part, review } from '../testing/form.js';
import { show } from '../testing/show.js';
import { ChangeText } from './change-text.js';
import { SectionSheet } from './section-sheet.js';

afterEach(cleanup);
beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close: nothing,
  });
  Element.prototype.scrollIntoView = nothing;
  Object.assign(globalThis, { scrollTo: nothing });
});

const overridden = 'pay\u202elap\u202c';
const base = fromPlainText('Fees are paid by cash.\n\nThe pol\u200bice answers.');
const target = fromPlainText(`Fees are paid by ${overridden}.\n\nThe guard answers.`);
const payloads = compare(base, target);
const changes = payloads.map((payload, at) => ({
  change: part<ChangeView>({ id: `c${at}`, aspect: 'body', payload, structure: null }),
  number: at + 1,
  box: 'open' as const,
}));
const names = (within_: HTMLElement): (string | null)[] =>
  within(within_)
    .getAllByRole('img')
    .map((sign) => sign.getAttribute('aria-label'));

test.each(['changes', 'proposed'] as const)(
  'odd characters are marked in the text itself, under “%s”',
  async (view) => {
    show(
      <SectionSheet
        heading={'P\u043elice'}
        crumb=""
        base={base.toJSON()}
        changes={changes}
        currentId={null}
        view={view}
        onPick={nothing}
      />,
    );
    const text = await screen.findByRole('document');
    await waitFor(() => expect(text.textContent).toContain('lap'));
    const turned = ['turns the direction of the text (U+202E)', 'turns the direction of the text (U+202C)'];
    // What goes is marked as well as what comes.
    expect(names(text)).toEqual(view === 'changes' ? [...turned, 'invisible character U+200B'] : turned);
    expect(text.querySelector('.odd-sign')?.getAttribute('data-code')).toBe('U+202E');
    expect(names(screen.getByRole('heading', { level: 2 }))).toEqual(['letter of another script, U+043E']);
  },
);

test('odd characters are marked in the words of the list', async () => {
  show(<ChangeText line={{ before: 'help\u200bline', after: overridden }} />);
  expect((await screen.findAllByRole('img')).map((sign) => sign.getAttribute('data-code'))).toEqual([
    'U+200B',
    'U+202E',
    'U+202C',
  ]);
});

test('who sends is told which accepted changes hold odd characters, and of no others', async () => {
  const change = part<ReviewChange>({ ...changes[0]!.change, seq: 0, decisions: [] });
  const all = [{ ...changes[0]!, change, sectionId: 's' }];
  const dialog = (outcome: TrayMark['outcome']) =>
    show(
      <SendDialog
        review={part<ReviewView>({ ...review, takesUp: [] })}
        all={all}
        marks={[{ changeId: change.id, outcome, reason: '', seq: 0 }]}
        kept={0}
        onShow={nothing}
        onClose={nothing}
        onSent={nothing}
      />,
    );
  dialog('accepted');
  await screen.findByText('A change that you accept is not only what it seems');
  expect(screen.getAllByText(/turns the direction of the text \(U\+202E\)/u)).not.toHaveLength(0);
  cleanup();
  dialog('rejected');
  await screen.findByRole('dialog');
  expect(screen.queryByText('A change that you accept is not only what it seems')).toBeNull();
});
