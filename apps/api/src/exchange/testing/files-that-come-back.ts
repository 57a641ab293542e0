import { expect, test } from '@jest/globals';
import type { ImportedFileView, WorkingCopyView } from '@tarmeem/contract';
import { parse, plainText, type DocJson } from '@tarmeem/document';
import { docx, readDocx } from '@tarmeem/word';
import { must, replaceWords } from '../../testing/world.js';
import { ayesha, desk, edited, police, preview, someWords, take, takeOut } from './word-desk-world.js';

/** What is tried of: a section as a Word file. */
export function filesThatComeBack(): void {
  test('leaves with its ids and tracking on, and comes back as a draft proposal with the names in the file', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']] });
    const seen = must(await preview(back));
    expect(seen.parts).toMatchObject([{ sectionId, match: 'marked', mayPropose: true, outdated: false, conflicts: 0 }]);
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);
    expect(seen.comments).toMatchObject([{ author: 'Ayesha', text: 'Is this still right?', part: 0 }]);
    expect(seen.authors).toEqual(['Ayesha']);

    const key = crypto.randomUUID();
    const choices = { title: 'From the desk', parts: [{ part: 0, sectionId }] };
    const made = must(await take(back, choices, key));
    expect(must(await take(back, choices, key)).id).toBe(made.id);
    expect(made).toMatchObject({ title: 'From the desk', state: 'drafting', outdated: false });
    expect(made.contributors).toHaveLength(1);
    const copy = must(await desk.officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${sectionId}`));
    expect(plainText(parse(copy.body))).toContain('tracked');
    const [file] = must(await desk.officer.get<ImportedFileView[]>(`/proposals/${made.id}/files`));
    expect(file).toMatchObject({ fileName: 'back from the desk.docx', comments: [{ author: 'Ayesha' }] });
    expect(file!.sections[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);

    const out = must(await desk.officer.get<Uint8Array>(`/proposals/${made.id}/word`));
    const [part] = readDocx(out, { language: 'en' }).parts;
    expect(plainText(part!.accepted.doc)).toBe(plainText(parse(copy.body)));
    expect(plainText(part!.rejected.doc)).toBe(plainText(parse(copy.base.body)));
    for (const name of ['officer@punjab', 'moderator@commission', 'admin@commission'])
      expect((await (await desk.world.as(name)).get(`/proposals/${made.id}/word`)).status).toBe(404);
  });

  test('is compared, not trusted: what was changed in silence is found', async () => {
    const { words } = await someWords(police);
    const seen = must(await preview(edited(await takeOut(police), { silent: [[words, 'silently']] })));
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: [], tracked: false }]);
  });

  test('has a new name where its heading was changed in silence, no longer than a name may be', async () => {
    const { sectionId } = await someWords(police);
    const renamed = edited(await takeOut(police), { heading: 'The Police of Sindh' });
    expect(must(await preview(renamed)).parts).toMatchObject([{ renamed: 'The Police of Sindh', changes: [] }]);
    const long = edited(await takeOut(police), { heading: 'Police '.repeat(100) });
    const made = must(await take(long, { parts: [{ part: 0, sectionId }] }));
    const path = `/proposals/${made.id}/sections/${sectionId}`;
    const { generation, version, heading, body } = must(await desk.officer.get<WorkingCopyView>(path));
    expect(heading).toMatch(/^Police Police.*…$/u);
    expect((await desk.officer.put(path, { version, body: { generation, heading, body } })).status).toBe(200);
  });

  test('is found by its words when its ids are lost, and then a person says which section it is', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']], ids: false });
    const seen = must(await preview(back));
    expect(seen.parts.at(-1)).toMatchObject({ sectionId, match: 'guessed' });
    const made = must(await take(back, { parts: [{ part: seen.parts.at(-1)!.part, sectionId }] }));
    expect(made.sections).toMatchObject([{ sectionId }]);
  });

  test('is split at the names of its sections when it holds several and its ids are lost', async () => {
    const [first, second, third] = [
      await someWords(police),
      await someWords('sindh/labor-department'),
      await someWords('sindh/sindh-child-protection-authority'),
    ];
    const out = await Promise.all(
      [police, 'sindh/labor-department', 'sindh/sindh-child-protection-authority'].map((path) => takeOut(path)),
    );
    const parts = out.map((file) => readDocx(file, { language: 'en' }).parts[0]!.accepted);
    const words = [[[first.words, 'tracked']], [], [[third.words, 'followed']]] as [string, string][][];
    const back = docx({
      title: 'Back',
      language: 'en',
      lines: ['Edition 1.0'],
      contents: 'Contents',
      parts: parts.map(({ heading, doc }, at) => ({
        heading,
        depth: 2,
        text: doc,
        proposed: parse(replaceWords(doc.toJSON() as DocJson, words[at]!)),
        authorOf: () => ayesha,
      })),
    });
    const seen = must(await preview(back));
    expect(seen.parts.map(({ sectionId, match, changes }) => [sectionId, match, changes.length])).toEqual([
      [first.sectionId, 'guessed', 1],
      [second.sectionId, 'guessed', 0],
      [third.sectionId, 'guessed', 1],
    ]);
    const chosen = [seen.parts[0]!, seen.parts[2]!].map(({ part, sectionId }) => ({ part, sectionId }));
    const made = must(await take(back, { parts: chosen }));
    const copy = must(await desk.officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${third.sectionId}`));
    expect(plainText(parse(copy.body))).toBe(third.plain.replace(third.words, 'followed'));
  });

  test('is not taken for sections that one may not propose on, twice, or that are not there', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']] });
    expect((await take(back, { parts: [{ part: 7, sectionId }] })).status).toBe(422);
    expect(
      (
        await take(back, {
          parts: [
            { part: 0, sectionId },
            { part: 0, sectionId },
          ],
        })
      ).status,
    ).toBe(422);
    expect((await take(back, { parts: 'none' })).status).toBe(422);
    const punjab = await desk.world.section('punjab/child-protection-and-welfare-bureau');
    const theirs = edited(await takeOut('punjab/child-protection-and-welfare-bureau'), {});
    expect(must(await preview(theirs)).parts[0]!.mayPropose).toBe(false);
    expect((await take(theirs, { parts: [{ part: 0, sectionId: punjab.sectionId }] })).status).toBe(403);
  });
}
