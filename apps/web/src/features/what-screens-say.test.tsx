import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import type { DraftView, FeedbackView, MatrixRow as Row, MeView, QueueView } from '@tarmeem/contract';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { makeClient } from '../api/query-client.js';
import { makeRouter } from '../router.js';
import { allowed, draft, framework, item, me, nothing, part } from '../testing/form.js';
import { show } from '../testing/show.js';
import { LanguageProvider } from '../text/words.js';
import { TakenUp } from './feedback/taken-up.js';
import { YourNeeds } from './home/your-needs.js';
import { Matrix } from './matrix/matrix-screen.js';
import { MatrixRow } from './matrix/matrix-row.js';
import { DeskFilters } from './moderation/desk-filters.js';
import { NewDocument } from './new-document/new-document.js';
import { EmergencyFlag } from './moderation/emergency-flag.js';
import { ChosenChanges } from './publishing/chosen-changes.js';
import { NextEdition } from './publishing/next-edition.js';
import { NewProposal } from './proposing/new-proposal.js';
import { PreparationPanel } from './publishing/preparation-panel.js';
import { ScheduleDialog } from './publishing/schedule-dialog.js';
import { ScheduledPanel } from './publishing/scheduled-panel.js';

afterEach(cleanup);
beforeAll(() => {
  // jsdom opens and closes no dialogs, and does not scroll.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close: nothing,
  });
  Object.assign(globalThis, { scrollTo: nothing });
});

/** The network is the one thing that is not ours here. */
const answering = (answers: Record<string, unknown>) =>
  Object.assign(globalThis, {
    fetch: async (address: string) => {
      const end = Object.keys(answers).find((path) => address.split('?')[0]?.endsWith(path));
      const body = end ? answers[end] : { status: 404, code: 'not-found', title: '', type: '', requestId: '0' };
      return { ok: Boolean(end), status: end ? 200 : 404, text: async () => JSON.stringify(body), headers: new Map() };
    },
  });
const withRole = (role: string) => part<MeView>({ ...me, grants: [{ role }] });
const counts = part<QueueView['counts']>({ open: 1, returned: 4, decided: 0, mine: 0, feedback: 2 });
const none: ReadonlySet<string> = new Set();
const accepted = part<DraftView>({ ...draft, sections: [{ sectionId: '1', changes: [{ id: '1' }, { id: '2' }] }] });

test('what readers said needs the moderator too, and leads to it on the desk', async () => {
  answering({ '/queue': { counts }, '/draft': draft, '/mentions': [], '/proposals': [] });
  show(<YourNeeds writes={false} moderates publishes={false} administers={false} />);
  await screen.findByText('2 pieces of feedback wait to be answered or released');
  const way = screen.getByRole('link', { name: 'Read the feedback' });
  expect(way.getAttribute('href')).toMatch(/desk\?kind=feedback$/u);
  expect(screen.getByRole('link', { name: 'Open the desk' }).className).toContain('pri');
  expect(way.className).not.toContain('pri');
});

test('whoever publishes is told how many changes are prepared, not how many are accepted', async () => {
  const changes = [{ selected: true }, { selected: false }, { selected: true }];
  const prepared = { ...draft, sections: [{ sectionId: '1', changes }], preparation: { preparedBy: { name: 'Sana' } } };
  answering({
    '/draft': { ...prepared, may: { publish: allowed, prepare: allowed } },
    '/mentions': [],
    '/proposals': [],
  });
  show(<YourNeeds writes={false} moderates={false} publishes administers={false} />);
  await screen.findByText('2 accepted changes, prepared by Sana.');
});

test('sections of the same heading are told apart by where they stand', async () => {
  const outline = ['sindh', 'punjab'].flatMap((part) => [
    { sectionId: part, parentId: null, heading: part },
    { sectionId: `${part}-labor`, parentId: part, heading: 'Labor Department' },
  ]);
  answering({ '/outline': { sections: outline } });
  const sections = outline.filter(({ parentId }) => parentId).map((section) => ({ ...section, changes: [] }));
  const acts = { leaveOut: new Set<string>(), arrived: new Set<string>(), onLeaveOut: nothing, onTakeOut: nothing };
  show(<ChosenChanges draft={part<DraftView>({ ...draft, sections })} {...acts} />);
  await screen.findByRole('checkbox', { name: 'Include Labor Department, sindh' });
  await screen.findByRole('checkbox', { name: 'Include Labor Department, punjab' });
});

test('home never says that nothing waits while part of the answer did not come', async () => {
  answering({ '/draft': draft, '/mentions': [], '/proposals': [] });
  show(<YourNeeds writes={false} moderates publishes={false} administers={false} />);
  await screen.findByText('What needs you could not be fetched.');
  expect(screen.queryByText('Nothing waits for you.')).toBe(null);
  answering({ '/queue': { counts }, '/draft': draft, '/mentions': [], '/proposals': [] });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('link', { name: 'Open the desk' });
});

test.each([
  ['all', {}, 'To decide (3)'],
  ['proposals', { kind: 'proposals' }, 'To decide (1)'],
  ['feedback', { kind: 'feedback' }, 'To decide (2)'],
] as const)('the desk counts what its list holds: %s', async (_name, filter, words) => {
  answering({ '/outline': { sections: [] } });
  show(<DeskFilters filter={filter} counts={counts} days={14} organisations={[]} onFilter={nothing} />);
  await screen.findByRole('option', { name: words });
});

test('a button unfolds the filters and says how many are set', async () => {
  answering({ '/outline': { sections: [] } });
  const filter = { kind: 'feedback', age: 'late' } as const;
  show(<DeskFilters filter={filter} counts={counts} days={14} organisations={[]} onFilter={nothing} />);
  const fold = await screen.findByRole('button', { name: 'Filters: 2 set' });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(fold);
  expect(fold.getAttribute('aria-expanded')).toBe('true');
});

test.each([
  ['held', 'It is held. Once it is released, it can become a proposal.'],
  ['withdrawn', 'It was withdrawn or refused, so nothing more becomes of it.'],
])('feedback that is %s says what keeps it from becoming a proposal', async (state, words) => {
  const no = { allowed: false, because: 'not-now' };
  const may = { ...item.may, propose: no, link: no };
  show(<TakenUp item={part<FeedbackView>({ ...item, state, may })} slug="framework" />);
  await screen.findByText(words);
  expect(screen.queryByLabelText(/^Or number/u)).toBe(null);
});

test.each([
  ['herself', '1', 'You had no part in these changes, so you may publish them.'],
  ['somebody else', '2', 'Ask one of these to publish it: Sana.'],
])('who may publish is told: %s', async (_name, id, words) => {
  const view = { ...draft, publishers: [{ id, name: 'Sana' }] };
  const choice = { changeNote: '', major: false, at: '', leaveOut: new Set<string>() };
  const acts = {
    arrived: none,
    onChoice: nothing,
    onPrepare: nothing,
    onPrepared: nothing,
    onPublish: nothing,
    onSchedule: nothing,
  };
  show(<PreparationPanel draft={view} choice={choice} differs={false} {...acts} />);
  await screen.findByText(words);
});

test('what came in after the preparation is told, and taken in by who may prepare', async () => {
  const changes = [
    { id: '1', selected: true, cameSince: false, twins: [] },
    { id: '2', selected: false, cameSince: true, twins: [] },
  ];
  const preparation = { changeNote: '', at: null };
  const view = part<DraftView>({ ...draft, preparation, sections: [{ sectionId: '1', changes }] });
  const chosen: string[][] = [];
  const acts = { arrived: none, onPrepare: nothing, onPrepared: nothing, onPublish: nothing, onSchedule: nothing };
  const choice = { changeNote: '', major: false, at: '', leaveOut: new Set(['2']) };
  const panel = (it: DraftView) => (
    <PreparationPanel
      draft={it}
      choice={choice}
      differs={false}
      onChoice={({ leaveOut }) => chosen.push([...leaveOut])}
      {...acts}
    />
  );
  show(panel(view));
  await screen.findByText(/^1 change came in after this was prepared and will not go out with it/u);
  fireEvent.click(screen.getByRole('button', { name: 'Take it in' }));
  expect(chosen).toEqual([[]]);
  cleanup();
  show(panel({ ...view, may: { ...view.may, prepare: { allowed: false, because: 'not-allowed' } } }));
  await screen.findByText(/^1 change came in/u);
  expect(screen.queryByRole('button', { name: 'Take it in' })).toBeNull();
});

test.each([
  ['to come is filled in', '2099-01-05T09:00', /^Proposed to come out: /u, true],
  ['that has passed is told, and not filled in', '2001-01-01T09:00', /That time has passed: choose another/u, false],
])('a proposed time %s', async (_name, at, words, filled) => {
  const preparation = part<NonNullable<DraftView['preparation']>>({ changeNote: '', at });
  show(<ScheduleDialog draft={{ ...draft, preparation }} number="1.1" onClose={nothing} onDone={nothing} />);
  await screen.findByText(words);
  expect(screen.getByLabelText<HTMLInputElement>(/^When/u).value === at).toBe(filled);
});

test('the next edition says how much gathers for it and whether it is prepared', async () => {
  answering({ '/draft': accepted });
  show(<NextEdition slug="framework" />);
  await screen.findByText('2 accepted changes in 1 section. Not prepared yet');
});

test('the desk flags what went out in an emergency until a second person has looked at it', async () => {
  answering({
    '/emergencies': [
      { number: '1.3', state: 'waiting' },
      { number: '1.2', state: 'confirmed' },
    ],
  });
  show(<EmergencyFlag slug="framework" />);
  await screen.findByText('Edition 1.3 waits for a second person');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/editions');
  expect(screen.queryByText(/1\.2/u)).toBeNull();
});

test('the next edition says that one comes out by itself, also where nothing gathers for another', async () => {
  const scheduled = part<NonNullable<DraftView['scheduled']>>({ at: '2099-01-05T04:00:00Z' });
  answering({ '/draft': { ...accepted, sections: [], scheduled } });
  show(<NextEdition slug="framework" />);
  await screen.findByText(/^Comes out by itself: 5 Jan 2099.* · Nothing is accepted for the next edition yet\.$/u);
});

test('the scheduled edition is read as a redline and as it will be, under its own number', async () => {
  answering({ '/outline': { sections: [] } });
  const paragraph = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The duty' }] }] };
  const heading = { aspect: 'heading', payload: { after: 'The Police of Sindh' }, proposal: { number: 1 } };
  const scheduled = part<NonNullable<DraftView['scheduled']>>({
    at: '2099-01-05T04:00:00Z',
    number: '2.0',
    timeZone: 'Asia/Karachi',
    proposed: null,
    major: true,
    confirmedBy: { name: 'Sana' },
    confirmedAt: '2098-12-30T04:00:00Z',
    sections: [{ sectionId: '1', heading: 'Sindh Police', changes: 1 }],
    texts: [
      { sectionId: '1', heading: 'Sindh Police', base: paragraph, changes: [{ id: '1', twins: [], ...heading }] },
    ],
    mayCancel: allowed,
  });
  show(<ScheduledPanel draft={{ ...draft, currentNumber: '1.4', scheduled }} onCalledOff={nothing} />);
  const read = within(await screen.findByRole('region', { name: 'What readers will see change when it comes out' }));
  expect(read.getByText('Sindh Police', { selector: 'del' })).toBeDefined();
  expect(read.getByText('The Police of Sindh', { selector: 'ins' })).toBeDefined();
  fireEvent.click(read.getByRole('button', { name: 'As in 2.0' }));
  expect(read.queryByText('Sindh Police')).toBeNull();
  expect(read.getByRole('heading', { name: 'The Police of Sindh' })).toBeDefined();
  fireEvent.click(read.getByRole('button', { name: 'As in 1.4' }));
  expect(read.getByRole('heading', { name: 'Sindh Police' })).toBeDefined();
});

test.each([
  ['moderator', '/desk/7'],
  ['publisher', undefined],
])('a change in the matrix leads to its review where the person may read it: %s', async (role, address) => {
  const row = part<Row>({ id: '1', number: '14.2', what: 'change', proposalId: '7', fate: 'open', section: null });
  const table = (
    <table>
      <tbody>
        <MatrixRow row={row} slug="framework" />
      </tbody>
    </table>
  );
  show(table, withRole(role));
  const number = await screen.findByText('14.2');
  expect(number.getAttribute('href') ?? undefined).toBe(address);
});

test('who may not read the matrix is offered neither files nor another try', async () => {
  const refused = { status: 403, code: 'not-allowed', title: '', type: '', requestId: '0' };
  Object.assign(globalThis, {
    fetch: async () => ({ ok: false, status: 403, text: async () => JSON.stringify(refused), headers: new Map() }),
  });
  show(<Matrix />);
  await screen.findByText('Your account does not have the role for it. If it should, ask an administrator.');
  expect(screen.queryByRole('link', { name: 'Word' })).toBe(null);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBe(null);
});

test('who may not import reads whom to ask, and finds the way home', async () => {
  show(<NewDocument />);
  await screen.findByText('Only administrators import documents.');
  expect(screen.getByRole('link', { name: 'Go to Home' }).getAttribute('href')).toBe('/');
});

const everything = (address: string) => {
  const history = createMemoryHistory({ initialEntries: [address] });
  render(
    <LanguageProvider>
      <QueryClientProvider client={makeClient()}>
        <RouterProvider<never> router={makeRouter(history) as never} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
};

test('an address that is none is said in the frame, with every way on', async () => {
  answering({ '/me': { ...me, organisation: null, may: allowed }, '/documents': [framework] });
  everything('/app/nothing/here');
  await screen.findByRole('heading', { name: 'There is no such page.' });
  expect(screen.getAllByRole('link', { name: 'Feedback', hidden: true }).length).toBeGreaterThan(0);
});

test('where the bar has no room for it, the menu chooses between documents', async () => {
  const second = { ...framework, slug: 'second', title: 'The second' };
  answering({ '/me': { ...me, organisation: null, may: allowed }, '/documents': [framework, second] });
  everything('/app/nothing/here');
  await screen.findByRole('heading', { name: 'There is no such page.' });
  const inMenu = screen.getAllByLabelText('Document').filter((choice) => choice.closest('dialog'));
  expect(inMenu.length).toBe(1);
  for (const choice of inMenu) fireEvent.change(choice, { target: { value: 'second' } });
  expect(localStorage.getItem('tarmeem.document')).toBe('second');
  localStorage.clear();
});

test('a section that the address names is looked for in the document that it names', async () => {
  localStorage.setItem('tarmeem.document', 'framework');
  const section = { sectionId: 'q9', parentId: null, heading: 'Quetta', path: 'quetta', mayPropose: true };
  answering({
    '/me': { ...me, organisation: null, may: allowed },
    '/documents': [framework, { ...framework, slug: 'second', title: 'The second' }],
    '/framework/outline': { sections: [] },
    '/second/outline': { sections: [section] },
    '/proposals': { items: [], next: null },
  });
  everything('/app/proposals/new?section=q9&document=second');
  await screen.findByText('Quetta');
  expect(localStorage.getItem('tarmeem.document')).toBe('second');
  localStorage.clear();
});

test('whoever may propose nowhere is not asked where, and is led to what they may do', async () => {
  const outline = {
    sections: [{ sectionId: '1', parentId: null, heading: 'Sindh', path: 'sindh', mayPropose: false }],
  };
  answering({ '/outline': outline, '/proposals': { items: [], next: null } });
  show(<NewProposal />);
  await screen.findByText('Your account may not propose changes to a section.');
  expect(screen.queryByText('Which section do you want to change?')).toBe(null);
  expect(screen.getByRole('link', { name: 'Give feedback' }).getAttribute('href')).toBe('/framework/feedback/new');
});
