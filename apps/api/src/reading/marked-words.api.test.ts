import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FeedbackPage } from '@tarmeem/contract';
import { JSDOM } from 'jsdom';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { begin, must, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
const document = '/institutional-framework';
const at = `${document}/feedback/new`;
const section = 'sindh/sindh-police';

const read = async (path: string): Promise<Document> =>
  new JSDOM(await (await fetch(`${world.app.address}${path}`)).text()).window.document;
const send = async (path: string, fields: Record<string, string>): Promise<{ status: number; page: Document }> => {
  const answer = await fetch(`${world.app.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, page: new JSDOM(await answer.text()).window.document };
};
/** What a browser would send of a form as it stands. */
const fieldsOf = (page: Document): Record<string, string> =>
  Object.fromEntries(
    [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main form.form :is(input, textarea)[name]')]
      .filter((field) => field.type !== 'file' && (field.type !== 'radio' || (field as HTMLInputElement).checked))
      .map(({ name, value }) => [name, value]),
  );

beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

describe('more words than are taken', () => {
  test('come back whole to be shortened, and the page says how many there are', async () => {
    const text = `${'word '.repeat(2_400)}THE END`;
    const form = await read(at);
    const field = form.querySelector<HTMLTextAreaElement>('textarea[name=text]')!;
    expect(field.maxLength).toBeGreaterThan(text.length);
    expect(form.querySelector('#msg-h')?.textContent).toContain('10,000 characters');
    const { status, page } = await send(at, { ...fieldsOf(form), kind: 'comment', text });
    expect([status, page.querySelector('textarea')?.value]).toEqual([422, text]);
    expect(page.querySelector('.summary')?.textContent).toContain('your words have 12,007');
    // Of more than comes back it is said that the end is gone.
    const cut = await send(at, { ...fieldsOf(form), kind: 'comment', text: `${'word '.repeat(4_000)}THE END` });
    expect(cut.page.querySelector('.summary')?.textContent).toContain('only the first 20,000 characters are here');
  });
});

describe('words that were marked before an edition came out without them', () => {
  let drawn: Document;
  beforeAll(async () => {
    drawn = await read(`${at}?section=${section}&quote=entrusted`);
    const people = ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'];
    const [officer, moderator, second, publisher] = await Promise.all(people.map((name) => world.as(name)));
    const { sectionId } = await world.section(section);
    const proposal = await begin(officer!, sectionId);
    await write(officer!, proposal.id, { sectionId, edit: { words: [['entrusted', 'charged']] } });
    await submit(officer!, proposal.id);
    await acceptAll(moderator!, proposal.id);
    must(await prepare(second!));
    must(await publish(publisher!));
  }, 120_000);

  test('stay to be seen with the edition that had them, and go along with what is sent', async () => {
    expect(drawn.querySelector('mark')?.textContent).toBe('entrusted');
    const typed = { ...fieldsOf(drawn), kind: 'comment', text: 'This word has no source.' };
    const { status, page } = await send(at, typed);
    expect([status, page.querySelector('mark')?.textContent]).toEqual([422, 'entrusted']);
    expect(page.querySelector('.summary')?.textContent).toContain('not in the current edition any more');
    const then = page.querySelector(`a[href="${document}/editions/1.0/${section}"]`);
    expect(then?.textContent).toBe('Read the section in edition 1.0');
    expect((await read(then!.getAttribute('href')!)).body.textContent).toContain('entrusted');
    expect(page.querySelector('textarea')?.value).toBe('This word has no source.');
    const sent = await send(at, fieldsOf(page));
    expect(sent.status).toBe(200);
    const moderator = await world.as('moderator@commission');
    const [item] = must(await moderator.get<FeedbackPage>(`/documents${document}/feedback`)).items;
    expect(item).toMatchObject({ text: '“entrusted”\n\nThis word has no source.', quote: null });
    expect(item!.section?.path).toBe(section);
  });

  test('are shown behind a link as well, and invented ones are not', async () => {
    const linked = await read(`${at}?section=${section}&quote=entrusted`);
    expect(linked.querySelector('mark')?.textContent).toBe('entrusted');
    expect(linked.querySelector('main')?.textContent).toContain('do not stand in the current edition any more');
    const invented = await read(`${at}?section=${section}&quote=Nobody%20need%20report%20it`);
    expect(invented.querySelector('mark')).toBeNull();
    expect(fieldsOf(invented)['lost']).toBeUndefined();
  });
});
