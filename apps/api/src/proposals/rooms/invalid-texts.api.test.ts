import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { parse, plainText } from '@tarmeem/document';
import * as Y from 'yjs';
import type { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, must, startWorld, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

/** What a client of somebody's own may write: nodes and marks that there are, put together to what is no text. */
let world: World;
let officer: Client;
let focal: Client;
let sectionId: string;
let place: { proposalId: string; sectionId: string; generation: number };
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, focal] = await Promise.all([world.as('officer@sindh'), world.as('focal@sindh')]);
  ({ sectionId } = await world.section('sindh/sindh-police'));
  const { id } = await begin(officer, sectionId);
  place = { proposalId: id, sectionId, generation: 1 };
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

async function enter(client: Client): Promise<Writer> {
  const writer = new Writer(client, place);
  open.push(writer);
  await until(() => writer.isIn);
  return writer;
}
const path = () => `/proposals/${place.proposalId}/sections/${sectionId}`;
const wordsStored = async () => plainText(parse(must(await officer.get<WorkingCopyView>(path())).body));

type Attributes = Record<string, string | number>;
function node(name: string, children: (Y.XmlElement | Y.XmlText)[] = [], attributes: Attributes = {}): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, children);
  return element;
}
const words = (text: string, marks: Record<string, object> = {}) => {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
};
const paragraph = (text = 'words') => node('paragraph', [words(text)]);
const cell = (attributes: Attributes = {}) =>
  node('tableCell', [paragraph()], { colspan: 1, rowspan: 1, ...attributes });

const made: [what: string, parts: () => (Y.XmlElement | Y.XmlText)[]][] = [
  ['a paragraph in a row', () => [node('table', [node('tableRow', [paragraph()])])]],
  ['a table without rows', () => [node('table')]],
  ['a row outside of a table', () => [node('tableRow', [cell()])]],
  [
    'a list in a list without an item',
    () => [node('bulletList', [node('bulletList', [node('listItem', [paragraph()])])])],
  ],
  ['an item that begins with a table', () => [node('bulletList', [node('listItem', [node('table')])])]],
  ['a paragraph in a paragraph', () => [node('paragraph', [paragraph()])]],
  ['words in no paragraph', () => [words('loose')]],
  ['words in a line across', () => [node('horizontalRule', [words('x')])]],
  ['a heading of level 7', () => [node('heading', [words('x')], { level: 7 })]],
  ['a list that begins at a half', () => [node('orderedList', [node('listItem', [paragraph()])], { start: 0.5 })]],
  ['a language that is none', () => [node('paragraph', [words('x', { language: { lang: 'no tag', dir: 'ltr' } })])]],
  ['a footnote without words in it, but with some beside', () => [node('paragraph', [node('footnote', [words('x')])])]],
  [
    'a footnote of a hundred thousand letters',
    () => [node('paragraph', [node('footnote', [], { text: 'x'.repeat(100_000) })])],
  ],
  [
    'a row of cells over 10,000 columns',
    () => [
      node('table', [
        node(
          'tableRow',
          Array.from({ length: 40 }, () => cell({ colspan: 200 })),
        ),
      ]),
    ],
  ],
  ['forty lists, each in the one before', () => [nestedLists(40)]],
  ['sixty thousand words', () => [paragraph('word '.repeat(60_000))]],
  ['three million letters', () => [paragraph('x'.repeat(3_000_000))]],
  ['eighty thousand paragraphs', () => Array.from({ length: 80_000 }, () => node('paragraph'))],
];

function nestedLists(depth: number): Y.XmlElement {
  let list = node('bulletList', [node('listItem', [paragraph()])]);
  for (let n = 1; n < depth; n++) list = node('bulletList', [node('listItem', [paragraph(), list])]);
  return list;
}

describe('A room in which somebody makes what is no text', () => {
  let nth = 0;
  it.each(made)(
    '(%s) says so, keeps the last good text and the words of the others, and refuses what would freeze it',
    async (_, parts) => {
      const [other, honest] = [await enter(focal), await enter(officer)];
      const known = ` Word${String((nth += 1))}.`;
      honest.type(known);
      await until(() => honest.isSaved);
      await until(async () => (await wordsStored()).includes(known));
      const count = other.body.length;
      const bad = parts();
      other.body.insert(count, bad);
      // It is refused and its writer sent away, or it is stored and the room says that it makes no text.
      await until(() => other.told.length > 0 || honest.stateless.includes('{"unreadable":true}'));
      const meanwhile = ` Meanwhile${String(nth)}.`;
      honest.type(meanwhile);
      await until(() => honest.isSaved);
      expect(honest.told).toEqual([]);
      expect(await wordsStored()).toContain(known);
      const proposal = must(await officer.get<ProposalView>(`/proposals/${place.proposalId}`));
      if (other.told.length === 0) {
        const body = { title: 'T', summary: 'S', contentHash: proposal.contentHash };
        const sent = await officer.post(`/proposals/${place.proposalId}/submission`, {
          version: proposal.version,
          body,
        });
        expect([sent.status, sent.body['facts']]).toMatchObject([409, { because: 'unreadable' }]);
        honest.body.delete(count, bad.length);
        await until(() => honest.isSaved && honest.stateless.at(-1) === '{"unreadable":false}');
      }
      await until(async () => (await wordsStored()).includes(meanwhile));
    },
    60_000,
  );

  it('tells it at once to whoever comes in, and no more once it is put right', async () => {
    const other = await enter(focal);
    const count = other.body.length;
    other.body.insert(count, [node('table')]);
    await until(() => other.isSaved && other.stateless.includes('{"unreadable":true}'));
    const honest = await enter(officer);
    await until(() => honest.stateless.at(-1) === '{"unreadable":true}');
    honest.body.delete(count);
    await until(() => honest.isSaved && other.stateless.at(-1) === '{"unreadable":false}');
    const late = await enter(officer);
    late.type(' Late.');
    await until(() => late.stateless.length > 0);
    expect(late.stateless).not.toContain('{"unreadable":true}');
  });

  it('leaves out signs that can not be stored, and nothing with them', async () => {
    const other = await enter(focal);
    const count = other.body.length;
    other.body.insert(count, [
      paragraph('one\u000btwo\u000cthree\r\nfour\u0001five\ufffe\uffff six'),
      node('paragraph', [words('\u0000'), node('footnote', [], { text: 'A\u0001 note' })]),
    ]);
    other.type(' And a whole day after.');
    await until(() => other.isSaved);
    const stored = await wordsStored();
    expect(stored).toContain('one two three fourfive six');
    expect(stored).toContain('And a whole day after.');
    other.body.delete(count, 2);
    await until(() => other.isSaved && other.stateless.includes('{"unreadable":false}'));
    expect(other.stateless).not.toContain('{"unreadable":true}');
  });

  it('cuts off an update of twenty megabytes, and nobody else', async () => {
    const [other, honest] = [await enter(focal), await enter(officer)];
    other.body.insert(0, [node('paragraph', [node('footnote', [], { text: 'x'.repeat(20 * 1_048_576) })])]);
    await until(() => !other.provider.isSynced || other.told.length > 0 || !other.isIn);
    honest.type(' After the flood.');
    await until(() => honest.isSaved);
    expect(honest.told).toEqual([]);
    expect(await wordsStored()).toContain('After the flood.');
  });
});
