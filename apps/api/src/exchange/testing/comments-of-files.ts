import { expect, test } from '@jest/globals';
import type { DiscussionView, FeedbackPage, ImportedFileView } from '@tarmeem/contract';
import { parse, type DocJson } from '@tarmeem/document';
import { docx, readDocx } from '@tarmeem/word';
import { document, must, replaceWords } from '../../testing/world.js';
import { ayesha, desk, police, preview, someWords, take, takeOut } from './word-desk-world.js';

/** What is tried of: comments of a file that came back. */
export function commentsOfFiles(): void {
  test('become words in the discussion of the draft or feedback that waits for a moderator, as was chosen', async () => {
    const { words, sectionId, plain } = await someWords(police);
    const { parts } = readDocx(await takeOut(police), { language: 'en' });
    const [part] = parts;
    const at = { side: 'target' as const, from: 1, to: 6 };
    const remark = (text: string) => ({ author: ayesha, text, at });
    const back = docx({
      title: 'Back',
      language: 'en',
      parts: [
        {
          heading: part!.accepted.heading,
          ids: part!.ids as { section: string; revision: string },
          text: part!.accepted.doc,
          proposed: parse(replaceWords(part!.accepted.doc.toJSON() as DocJson, [[words, 'remarked']])),
          comments: [
            { ...remark('Among us'), replies: [{ author: { name: 'Bilal' }, text: 'Yes, among us' }] },
            remark('For everybody'),
            remark('For the record'),
          ],
        },
      ],
    });
    const seen = must(await preview(back));
    const ids = seen.comments.filter(({ parent }) => parent === null).map(({ id }) => id);
    const chosen = (more: object) => ({ parts: [{ part: 0, sectionId }], ...more });
    const answer = seen.comments.find(({ parent }) => parent !== null)!;
    for (const id of ['none', answer.id])
      expect((await take(back, chosen({ comments: [{ id, as: 'discussion' }] }))).status).toBe(422);
    const made = must(
      await take(
        back,
        chosen({
          comments: [
            { id: ids[0], as: 'discussion' },
            { id: ids[1], as: 'feedback' },
          ],
        }),
      ),
    );

    const { messages } = must(await desk.officer.get<DiscussionView>(`/proposals/${made.id}/discussion`));
    expect(messages).toMatchObject([
      { text: 'Among us', shared: false, fromFile: { author: 'Ayesha', at: '2026-11-01T10:00:00.000Z' } },
      { text: 'Yes, among us', shared: false, fromFile: { author: 'Bilal', at: null } },
    ]);
    expect(plain).toContain(messages[0]!.fromFile!.quote);
    const [file] = must(await desk.officer.get<ImportedFileView[]>(`/proposals/${made.id}/files`));
    const [, , sent] = file!.comments;
    expect(file!.comments.map(({ became }) => became)).toEqual(['discussion', 'discussion', 'feedback', null]);

    const moderator = await desk.world.as('moderator@commission');
    const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback?state=held`));
    const found = items.find(({ number }) => number === sent!.feedback)!;
    expect(found).toMatchObject({
      kind: 'comment',
      text: 'For everybody',
      state: 'held',
      received: { by: 'word', on: '2026-11-01' },
      section: { sectionId },
    });
    expect(found.name).not.toContain('Ayesha');
    expect(plain).toContain(found.quote!);
    const everybody = must(await desk.world.anyone().get<FeedbackPage>(`/documents/${document}/feedback`));
    expect(JSON.stringify(everybody)).not.toContain('For everybody');
    expect(JSON.stringify(items)).not.toMatch(/Among us|For the record/u);

    const named = must(await take(back, chosen({ comments: [{ id: ids[1], as: 'feedback' }], namesInFeedback: true })));
    const [again] = must(await desk.officer.get<ImportedFileView[]>(`/proposals/${named.id}/files`));
    const { number } = { number: again!.comments.find(({ became }) => became === 'feedback')!.feedback };
    const later = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback?state=held`));
    expect(later.items.find((item) => item.number === number)).toMatchObject({ name: 'Ayesha' });
  });
}
