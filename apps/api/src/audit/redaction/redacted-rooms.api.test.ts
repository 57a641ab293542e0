import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RedactionView, WorkingCopyView } from '@tarmeem/contract';
import { parse, plainText } from '@tarmeem/document';
import * as Y from 'yjs';
import type { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, document, must, startWorld, submit, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

let world: World;
let [officer, moderator, second]: Client[] = [];
let sectionId: string;
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, moderator, second] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission'].map((who) => world.as(who)),
  );
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

const copyOf = async (proposalId: string) =>
  must(await officer!.get<WorkingCopyView>(`/proposals/${proposalId}/sections/${sectionId}`));
const wordsOf = (copy: WorkingCopyView) => plainText(parse(copy.body));

async function enter(proposalId: string): Promise<Writer> {
  const { generation } = await copyOf(proposalId);
  const writer = new Writer(officer!, { proposalId, sectionId, generation });
  open.push(writer);
  await until(() => writer.isIn);
  return writer;
}

/** Some words of the section as it stands, which no other test has removed. */
async function someWords(proposalId: string, nth: number): Promise<string> {
  const words = wordsOf(await copyOf(proposalId))
    .split('\n')[0]!
    .split(' ');
  return words.slice(nth, nth + 3).join(' ');
}

const askedFor = async (words: string): Promise<string> =>
  must(
    await moderator!.post<RedactionView[]>(`/documents/${document}/redactions`, {
      body: { words, reason: 'It tells who a child is.' },
    }),
  )[0]!.id;
const apply = async (id: string) =>
  must(
    await second!.post<RedactionView[]>(`/documents/${document}/redactions/${id}/decision`, { body: { apply: true } }),
  );

describe('Words removed while colleagues write', () => {
  it('take nothing else with them: what was acknowledged a moment before is kept', async () => {
    const { id } = await begin(officer!, sectionId);
    const words = await someWords(id, 2);
    const a = await enter(id);
    a.type(' First.');
    await until(() => a.isSaved);
    await until(async () => (await copyOf(id)).version > 0);
    const asked = await askedFor(words);
    a.type(' These words were called saved.');
    await until(() => a.isSaved);
    await apply(asked);
    await until(() => a.told.includes('moved-on'));
    const now = wordsOf(await copyOf(id));
    expect(now).toContain('First. These words were called saved.');
    expect(now).not.toContain(words);
    expect((await enter(id)).words).toContain('First. These words were called saved.');
  });

  it('do not come back from a room in which nobody had written yet', async () => {
    const { id } = await begin(officer!, sectionId);
    const words = await someWords(id, 6);
    const a = await enter(id);
    expect(a.words).toContain(words);
    await apply(await askedFor(words));
    await until(() => a.told.includes('moved-on'));
    a.type(' Too late.');
    const b = await enter(id);
    expect(b.words).not.toContain(words);
    b.type(' More.');
    await until(() => b.isSaved);
    const now = wordsOf(await copyOf(id));
    expect(now).toContain('More.');
    expect(now).not.toContain(words);
    expect(JSON.stringify(await submit(officer!, id))).not.toContain(words);
  });

  it('do not come back with the first save of who wrote alone', async () => {
    const { id } = await begin(officer!, sectionId);
    const path = `/proposals/${id}/sections/${sectionId}`;
    const words = await someWords(id, 8);
    const seen = await copyOf(id);
    const save = ({ generation, heading, body }: WorkingCopyView) =>
      officer!.put(path, { version: 0, body: { generation, heading, body } });
    await apply(await askedFor(words));
    expect((await save(seen)).status).toBe(412);
    const now = await copyOf(id);
    expect(now.version).toBe(0);
    expect(wordsOf(now)).not.toContain(words);
    expect((await save(now)).status).toBe(200);
    // The next one finds the text stored, and a draft that looks at it for the first time begins where it stands.
    const other = await begin(officer!, sectionId);
    expect((await copyOf(other.id)).generation).toBe(1);
  });

  it('leave what makes no valid text at the moment in the next room', async () => {
    const { id } = await begin(officer!, sectionId);
    const words = await someWords(id, 10);
    const a = await enter(id);
    const broken = new Y.XmlElement('bulletList');
    a.body.push([broken]);
    a.type(' Written over a whole day.');
    await until(() => a.isSaved);
    expect(wordsOf(await copyOf(id))).not.toContain('whole day');
    await apply(await askedFor(words));
    await until(() => a.told.includes('moved-on'));
    const b = await enter(id);
    expect(b.words).toContain('Written over a whole day.');
    expect(b.words).not.toContain(words);
    b.body.delete(b.body.length - 1);
    await until(() => b.isSaved);
    expect(wordsOf(await copyOf(id))).toContain('Written over a whole day.');
  });

  it('go with the room also where they were typed letter by letter and taken back', async () => {
    const name = 'Zubaida Kalhoro';
    must(
      await world.anyone().post(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId, text: `Ask ${name}.` },
      }),
    );
    const { id } = await begin(officer!, sectionId);
    const a = await enter(id);
    const text = a.firstText();
    const before = text.length;
    a.type(name);
    text.delete(before, name.length);
    a.type(' Kept.');
    await until(() => a.isSaved);
    await apply(await askedFor(name));
    await until(() => a.told.includes('moved-on'));
    expect((await enter(id)).words).toContain(' Kept.');
  });
});
