import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutlineView, Problem, WorkingCopyView } from '@tarmeem/contract';
import { readDocx } from '@tarmeem/word';
import { begin, document, must, propose, submit, write } from '../testing/world.js';
import {
  closeDesk,
  desk,
  form,
  openDesk,
  police,
  preview,
  publishWith,
  someWords,
  take,
  takeOut,
  unmarked,
} from './testing/word-desk-world.js';
import { filesThatComeBack } from './testing/files-that-come-back.js';
import { filesThatAreNoGood } from './testing/files-that-are-no-good.js';
import { editionsAsFiles } from './testing/editions-as-files.js';
import { proposalsAsFiles } from './testing/proposals-as-files.js';
import { commentsOfFiles } from './testing/comments-of-files.js';
import { structureInFiles } from './testing/structure-in-files.js';
import { filesOfOlderEditions } from './testing/files-of-older-editions.js';

beforeAll(openDesk, 90_000);
afterAll(closeDesk);

describe('a section as a Word file', () => {
  filesThatComeBack();
});
describe('a file that is no good', () => {
  filesThatAreNoGood();
});
describe('an edition as a Word file', () => {
  editionsAsFiles();
});
describe('a proposal as a Word file', () => {
  proposalsAsFiles();
});
describe('comments of a file that came back', () => {
  commentsOfFiles();
});
describe('a file of an older edition', () => {
  filesOfOlderEditions();
});

test('whoever works here gets a file, however many readers ask for theirs', async () => {
  const { sectionId } = await desk.world.section(police);
  const { id } = await begin(desk.officer, sectionId);
  await write(desk.officer, id, { sectionId, edit: { heading: 'Police, at work' } });
  const reader = desk.world.anyone();
  const { sections } = must(await reader.get<OutlineView>(`/documents/${document}/outline`));
  const many = sections
    .slice(0, 12)
    .map((each) => reader.get(`/documents/${document}/word?sections=${each.sectionId}`));
  const own = await Promise.all([1, 2, 3].map(() => desk.officer.get(`/proposals/${id}/word`)));
  expect(own.map(({ status }) => status)).toEqual([200, 200, 200]);
  const statuses = new Set((await Promise.all(many)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

test('a whole document without its ids is split as they would split it, with the names of sections inside a text', async () => {
  const { sectionId } = await someWords(police);
  const { heading } = readDocx(await takeOut('sindh/labor-department'), { language: 'en' }).parts[0]!.accepted;
  const { id } = await begin(desk.officer, sectionId);
  const path = `/proposals/${id}/sections/${sectionId}`;
  const copy = must(await desk.officer.get<WorkingCopyView>(path));
  const within = [heading, 'Mandate'].map((text) => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text }],
  }));
  const body = { ...copy.body, content: [...within, ...copy.body.content] };
  const { generation, version } = copy;
  must(await desk.officer.put(path, { version, body: { generation, heading: copy.heading, body } }));
  await submit(desk.officer, id);
  await publishWith(id);

  const whole = must(await desk.officer.get<Uint8Array>(`/documents/${document}/word`));
  const partsOf = async (file: Uint8Array, match: string) => {
    const { parts } = must(await preview(file));
    expect(new Set(parts.map((part) => part.match))).toEqual(new Set([match]));
    return parts.map(({ sectionHeading, sectionId: section, changes }) => [sectionHeading, section, changes]);
  };
  const marked = await partsOf(whole, 'marked');
  expect(marked.length).toBeGreaterThan(20);
  expect(await partsOf(unmarked(whole), 'guessed')).toEqual(marked);
});

test('a part is not taken that an edition published since the look has made another, and the look is had anew', async () => {
  const paths = ['sindh/sindh-child-protection-authority', police];
  const [first, second] = await Promise.all(paths.map((path) => desk.world.section(path)));
  const back = unmarked(await takeOut(...paths));
  const seen = must(await preview(back));
  const part = seen.parts[1]!;
  expect(seen.parts.map(({ sectionId }) => sectionId)).toEqual([first!.sectionId, second!.sectionId]);

  const renamed = await propose(desk.officer, {
    sectionId: second!.sectionId,
    edit: { heading: 'Police of the Province' },
  });
  await publishWith(renamed.id);
  const choice = { part: part.part, sectionId: second!.sectionId, seen: part.seen };
  const refused = await take(back, { parts: [choice] });
  expect([refused.status, (refused.body as unknown as Problem).code]).toEqual([409, 'parts-moved']);
  const again = await desk.officer.post(`/documents/${document}/word/preview`, {
    form: form(back, { parts: [choice] }),
  });
  expect(again.status).toBe(409);

  const anew = must(await preview(back));
  expect(anew.parts.map((each) => each.seen)).not.toContain(part.seen);
  const made = must(await take(back, { parts: [{ part: 0, sectionId: first!.sectionId, seen: anew.parts[0]!.seen }] }));
  expect(made.sections).toMatchObject([{ sectionId: first!.sectionId }]);
});

describe('a section that is retired or moved', () => {
  structureInFiles();
});
