import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedbackReceipt, FeedbackView, WorkingCopyView } from '@tarmeem/contract';
import { propose, begin, document, must, startWorld, type World } from './testing/world.js';
import type { Answer, Client } from './testing/client.js';
import { changesOf } from './testing/deciding.js';

let world: World;
let officer: Client;
let moderator: Client;
let sectionId: string;
let held: FeedbackView;
let submitted: string;
beforeAll(async () => {
  world = await startWorld();
  [officer, moderator] = await Promise.all([world.as('officer@sindh'), world.as('moderator@commission')]);
  ({ sectionId } = await world.section('sindh/sindh-police'));
  const { id } = await propose(officer, { sectionId, edit: { words: [['entrusted', 'charged']] } });
  submitted = id;
  const body = { kind: 'comment', text: 'Two lines\r\nof words' };
  must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const { items } = must(await moderator.get<{ items: FeedbackView[] }>(`/documents/${document}/feedback`));
  held = items[0]!;
}, 120_000);
afterAll(() => world.close());

const pointers = ({ status, body }: Answer): unknown[] => [
  status,
  (body['errors'] as { pointer?: string }[] | undefined)?.map(({ pointer }) => pointer),
];

/** Where words are typed: how they are sent, and where they stand in the body. */
const fields: [string, string, (words: string) => Promise<Answer>][] = [
  [
    'the title of a new proposal',
    '/title',
    (title) => officer.post(`/documents/${document}/proposals`, { body: { sectionId, title } }),
  ],
  [
    'the title of a proposal',
    '/title',
    async (title) =>
      officer.patch(`/proposals/${(await begin(officer, sectionId)).id}`, { version: 1, body: { title, summary: '' } }),
  ],
  [
    'its summary',
    '/summary',
    async (summary) =>
      officer.patch(`/proposals/${(await begin(officer, sectionId)).id}`, {
        version: 1,
        body: { title: 'T', summary },
      }),
  ],
  [
    'the title at submission',
    '/title',
    (title) =>
      officer.post(`/proposals/${submitted}/submission`, {
        version: 1,
        body: { title, summary: 'S', contentHash: '' },
      }),
  ],
  [
    'a heading',
    '/heading',
    async (heading) => {
      const path = `/proposals/${(await begin(officer, sectionId)).id}/sections/${sectionId}`;
      const { body } = must(await officer.get<WorkingCopyView>(path));
      return officer.put(path, { version: 0, body: { generation: 1, heading, body } });
    },
  ],
  [
    'the reason of a recall',
    '/reason',
    (reason) => officer.post(`/proposals/${submitted}/recall`, { version: 1, body: { reason } }),
  ],
  [
    'the reason of a withdrawal',
    '/reason',
    (reason) => officer.post(`/proposals/${submitted}/withdrawal`, { version: 1, body: { reason } }),
  ],
  [
    'the reason of a decision',
    '/decisions/0/reason',
    async (reason) => {
      const [change] = await changesOf(moderator, submitted);
      const { id: changeId, seq, payloadHash } = change!;
      const decisions = [{ changeId, seq, payloadHash, outcome: 'rejected', reason }];
      return moderator.post(`/proposals/${submitted}/decisions`, { body: { decisions } });
    },
  ],
  [
    'the reason of a mark',
    '/marks/0/reason',
    async (reason) => {
      const [change] = await changesOf(moderator, submitted);
      const marks = [{ changeId: change!.id, outcome: 'rejected', reason }];
      return moderator.put(`/proposals/${submitted}/tray`, { body: { marks } });
    },
  ],
  [
    'a change note',
    '/changeNote',
    (changeNote) =>
      moderator.put(`/documents/${document}/draft/preparation`, {
        version: 1,
        body: { changesHash: '', changeNote, major: false },
      }),
  ],
  [
    'feedback',
    '/text',
    (text) => world.anyone().post(`/documents/${document}/feedback`, { body: { kind: 'comment', text } }),
  ],
  [
    'the name of a reader',
    '/name',
    (name) => world.anyone().post(`/documents/${document}/feedback`, { body: { kind: 'comment', text: 'T', name } }),
  ],
  [
    'quoted words',
    '/anchor/exact',
    (exact) =>
      world.anyone().post(`/documents/${document}/feedback`, {
        body: { kind: 'comment', text: 'T', sectionId, anchor: { exact } },
      }),
  ],
  ['a reply', '/text', (text) => moderator.post(`/feedback/${held.id}/replies`, { body: { text } })],
  [
    'an answer',
    '/response',
    (response) =>
      moderator.put(`/feedback/${held.id}/disposition`, { version: 1, body: { disposition: 'accepted', response } }),
  ],
  ['a mail address', '/email', (email) => world.anyone().post('/sessions', { body: { email, password: 'p' } })],
];

describe('Words that no text can hold are refused at their field', () => {
  it.each(fields)('%s', async (_, pointer, send) => {
    for (const words of ['half \uD800 of a character', 'a \u0000 b', 'a bell \u0007']) {
      expect(pointers(await send(words))).toEqual([422, [pointer]]);
    }
  });

  it('but the line ends of a browser are line ends', () => {
    expect(held.text).toBe('Two lines\nof words');
  });

  it('and a filter of a list', async () => {
    const answer = await moderator.get(`/documents/${document}/queue?jurisdiction=%00`);
    expect(pointers(answer)).toEqual([422, ['/jurisdiction']]);
  });

  it('a name with two lines sent by a form comes back with the form', async () => {
    const at = `${world.app.address}/${document}/feedback/new`;
    const send = (more: Record<string, string>) =>
      fetch(at, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ kind: 'comment', text: 'Words', name: '', email: '', key: 'k', ...more }),
      });
    expect((await send({ name: 'one\ntwo' })).status).toBe(422);
    const html = await (await fetch(at)).text();
    const key = /name="key" value="([^"]*)"/u.exec(html)![1]!;
    expect((await send({ key, section: 'sindh/sindh-police', quote: 'a \u0007 bell' })).status).toBe(422);
  });
});

describe('Keys that would poison objects', () => {
  const post = async (path: string, body: string, method = 'POST') => {
    const { id } = await begin(officer, sectionId);
    const answer = await officer.ask(method, path.replace(':id', id), {
      json: body,
      version: 0,
      key: crypto.randomUUID(),
    });
    return pointers(answer);
  };

  it('are unknown keys, pointed at', async () => {
    const create = `{"sectionId":"${sectionId}","__proto__":{"title":"Put in"}}`;
    expect(await post(`/documents/${document}/proposals`, create)).toEqual([422, ['/__proto__']]);
    const constructor = `{"sectionId":"${sectionId}","constructor":{"prototype":{"x":1}}}`;
    expect(await post(`/documents/${document}/proposals`, constructor)).toEqual([422, ['/constructor']]);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });

  it('also inside a rich text', async () => {
    const save = (body: string) =>
      post(`/proposals/:id/sections/${sectionId}`, `{"generation":1,"heading":"H","body":${body}}`, 'PUT');
    expect(await save('{"type":"doc","content":[{"type":"paragraph"}],"__proto__":{"a":1}}')).toEqual([
      422,
      ['/body/__proto__'],
    ]);
    expect(await save('{"type":"doc","content":[{"type":"paragraph","__proto__":{"a":1}}]}')).toEqual([
      422,
      ['/body/content/0/__proto__'],
    ]);
    expect(await save('{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"a":1}}}]}')).toEqual([
      422,
      ['/body/content/0/attrs/__proto__'],
    ]);
  });
});

describe('An If-Match that is no version of ours', () => {
  it.each(['junk', '*', 'W/"1"', '"1", "2"', '""'])('%s is stale, and told the newer one', async (tag) => {
    const { id, version } = await begin(officer, sectionId);
    const body = { title: 'T', summary: '' };
    const answer = await officer.patch(`/proposals/${id}`, { headers: { 'if-match': tag }, body });
    expect([answer.status, answer.body['code'], answer.body['facts']]).toEqual([412, 'stale', { version }]);
    const stranger = await world.as('officer@punjab');
    expect((await stranger.patch(`/proposals/${id}`, { headers: { 'if-match': tag }, body })).status).toBe(404);
  });
});
