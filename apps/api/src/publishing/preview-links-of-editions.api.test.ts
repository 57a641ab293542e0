import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedPreviewLinkView, DraftView, PreviewLinkView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, draftOf, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';

const clock = new TestClock();
const at = `/documents/${document}/draft/preview-links`;
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld({ clock });
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((who) => world.as(who)),
  );
}, 90_000);
afterAll(() => world.close());

const make = async (): Promise<CreatedPreviewLinkView> =>
  must(await second!.post<CreatedPreviewLinkView>(at, { body: { forWhom: 'A fact-checker', days: 31 } }));
const open = async (path: string): Promise<[number, string]> => {
  const page = await fetch(world.app.address + path, { redirect: 'manual' });
  expect(page.headers.get('cache-control')).toBe('no-store');
  return [page.status, await page.text()];
};
const listed = async (): Promise<(readonly [string, string])[]> =>
  must(await moderator!.get<PreviewLinkView[]>(at)).map(({ id, shows }) => [id, shows] as const);
const accepted = async (path: string, words: [string, string]): Promise<void> => {
  const { sectionId } = await world.section(path);
  const { id } = await propose(officer!, { sectionId, edit: { words: [words] } });
  await acceptAll(moderator!, id);
};
/** A minute of Karachi, that many hours from now. */
const inHours = (count: number): string =>
  new Date(clock.now().getTime() + (count + 5) * 3_600_000).toISOString().slice(0, 16);
async function schedule(): Promise<void> {
  const { version, preparation } = await draftOf(publisher!);
  const body = { manifestHash: preparation?.manifestHash ?? '', at: inHours(2) };
  must(await publisher!.post<DraftView>(`/documents/${document}/draft/schedule`, { version, body }));
}

describe('a secret link stays with its edition', () => {
  it('from draft to scheduled, while the next draft has links of its own, to published', async () => {
    await accepted('sindh/sindh-police', ['swift', 'immediate']);
    must(await prepare(second!, { changeNote: 'At its time.' }));
    const first = await make();
    expect(first.shows).toBe('draft');
    expect((await open(first.path))[1]).toContain('At its time.');

    await schedule();
    await accepted('sindh/labor-department', ['awareness', 'knowledge']);
    must(await prepare(second!, { changeNote: 'After that one.' }));
    const next = await make();
    expect(await listed()).toEqual([
      [next.id, 'draft'],
      [first.id, 'scheduled'],
    ]);
    const [status, text] = await open(first.path);
    expect(status).toBe(200);
    expect(text).toContain('At its time.');
    expect(text).toMatch(/<ins[^>]*>.*?immediate.*?<\/ins>/su);
    expect(text).toContain('It comes out by itself');
    expect(text).not.toMatch(/After that one|>knowledge/u);
    const [, later] = await open(next.path);
    expect(later).toContain('After that one.');
    expect(later).not.toMatch(/At its time|It comes out by itself/u);

    clock.forward(2 * 3600);
    await world.app.app.get(Work).run((tx) => tx.job('fire-schedules', {}));
    await jobsDone(world.app);
    const [gone, words] = await open(first.path);
    expect(gone).toBe(410);
    expect(words).toContain('This edition is published');
    expect(words).toContain(`href="/${document}/editions/1.1"`);
    expect(words).not.toContain('At its time.');
    const [, urdu] = await open(`${first.path}?lang=ur`);
    expect(urdu).toContain('dir="rtl"');
    expect(urdu).toContain('یہ اشاعت شائع ہو چکی ہے');
    expect((await open(next.path))[1]).toContain('After that one.');
    [officer, moderator, second, publisher] = await Promise.all(
      ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((who) =>
        world.as(who),
      ),
    );
    expect(await listed()).toEqual([[next.id, 'draft']]);
    expect((await moderator!.delete(`${at}/${first.id}`)).status).toBe(404);

    must(await publish(publisher!));
    expect(await open(next.path)).toEqual([410, expect.stringContaining(`href="/${document}/editions/1.2"`)]);
    expect(await listed()).toEqual([]);
  });

  it('and says when its schedule was called off; a new link is to what waits then', async () => {
    await accepted('sindh/sindh-police', ['immediate', 'quick']);
    must(await prepare(second!, { changeNote: 'Not to come out so.' }));
    const { id, path } = await make();
    await schedule();
    const { scheduled } = await draftOf(second!);
    must(await second!.delete(`/documents/${document}/schedule`, { version: scheduled!.version }));
    const [status, text] = await open(path);
    expect(status).toBe(410);
    expect(text).toContain('This edition was called off');
    expect(text).toContain(`href="/${document}"`);
    expect(text).not.toContain('Not to come out so.');
    expect((await open(`${path}?lang=ur`))[1]).toContain('یہ اشاعت منسوخ ہو گئی ہے');
    expect(await listed()).toEqual([]);
    must(await prepare(second!, { changeNote: 'Once more.' }));
    const another = await make();
    expect(await open(another.path)).toEqual([200, expect.stringContaining('Once more.')]);
    expect((await open(path))[0]).toBe(410);
    expect((await moderator!.delete(`${at}/${another.id}`)).status).toBe(204);
    expect((await open(another.path))[0]).toBe(404);
    expect(id).not.toBe(another.id);
  });
});
