import { expect, test } from '@jest/globals';
import type { FilePreview, WorkingCopyView } from '@tarmeem/contract';
import { parse, plainText } from '@tarmeem/document';
import { readDocx } from '@tarmeem/word';
import { document, must } from '../../testing/world.js';
import { desk, edited, form, newEdition, police, preview, someWords, take, takeOut } from './word-desk-world.js';

/** What is tried of: a file of an older edition. */
export function filesOfOlderEditions(): void {
  test('is put over the present text where nothing clashes, else both texts are shown and the draft is settled', async () => {
    const path = 'sindh/sindh-child-protection-authority';
    const older = await takeOut(path);
    const { words, sectionId, plain } = await someWords(path);
    const others = [...plain.matchAll(/[A-Za-z]{7,}/gu)].map(([word]) => word).filter((word) => word !== words);
    const far = others.at(-1)!;
    await newEdition(sectionId, [[words, 'published']]);

    const { address } = desk.world.app;
    const old = await fetch(`${address}/api/v1/documents/${document}/word?edition=1.0&sections=${sectionId}`);
    expect(
      plainText(readDocx(new Uint8Array(await old.arrayBuffer()), { language: 'en' }).parts[0]!.accepted.doc),
    ).toBe(plain);
    const page = await (await fetch(`${address}/${document}/compare/1.0...1.1`)).text();
    const [, link = ''] = /href="([^"]*word[^"]*)"/u.exec(page)!;
    const compared = await fetch(address + link.replaceAll('&amp;', '&'));
    const [part] = readDocx(new Uint8Array(await compared.arrayBuffer()), { language: 'en' }).parts;
    const [rejected, accepted] = [plainText(part!.rejected.doc), plainText(part!.accepted.doc)];
    expect([rejected.includes(words), rejected.includes('published'), accepted.includes('published')]).toEqual([
      true,
      false,
      true,
    ]);

    const clean = edited(older, { tracked: [[far, 'brought']] });
    const seen = must(await preview(clean));
    expect(seen.parts[0]).toMatchObject({ outdated: true, conflicts: 0, conflictWords: [], baseEdition: '1.0' });
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);
    const made = must(await take(clean, { parts: [{ part: 0, sectionId }] }));
    expect(made.outdated).toBe(false);
    const copy = must(await desk.officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${sectionId}`));
    expect(plainText(parse(copy.body))).toMatch(/published[^]*brought/u);

    const clash = edited(older, { tracked: [[words, 'clashing']] });
    const both = must(await preview(clash));
    expect(both.parts[0]).toMatchObject({ outdated: true, conflicts: 1 });
    expect(both.parts[0]!.conflictWords).toMatchObject([
      { base: words, published: [{ before: words, after: 'published' }], mine: [{ before: words, after: 'clashing' }] },
    ]);
    const drafted = must(await take(clash, { parts: [{ part: 0, sectionId }] }));
    expect(drafted.outdated).toBe(true);
    const stands = must(await desk.officer.get<WorkingCopyView>(`/proposals/${drafted.id}/sections/${sectionId}`));
    expect(plainText(parse(stands.body))).toContain('clashing');
  });

  test('is compared anew when a person says that it is another section', async () => {
    const { sectionId } = await desk.world.section('sindh/sindh-child-protection-authority');
    const back = edited(await takeOut(police), {});
    const said = { parts: [{ part: 0, sectionId }] };
    const seen = must(
      await desk.officer.post<FilePreview>(`/documents/${document}/word/preview`, { form: form(back, said) }),
    );
    expect(seen.parts[0]).toMatchObject({ sectionId, match: 'marked' });
    expect(seen.parts[0]!.changes.length).toBeGreaterThan(0);
    const wrong = form(back, { parts: [{ part: 'first' }] });
    expect((await desk.officer.post(`/documents/${document}/word/preview`, { form: wrong })).status).toBe(422);
  });
}
