import { expect, test } from '@jest/globals';
import type { EditionView } from '@tarmeem/contract';
import { plainText } from '@tarmeem/document';
import { readDocx } from '@tarmeem/word';
import { changeStructure } from '../../testing/structure.js';
import { begin, document, must, submit } from '../../testing/world.js';
import { desk, police, publishWith } from './word-desk-world.js';

/** The parts of a file (`names`: by what to tell them if it has no marks): heading before and after, whether words are left, what is said. */
function told(file: Uint8Array, names: string[] = []): [string, string, boolean, string[]][] {
  const sections = names.map((heading) => ({ heading, level: 6, inner: [] }));
  const { parts, comments } = readDocx(file, { language: 'en', sections });
  return parts.map(({ rejected, accepted }) => {
    const stretches = [...rejected.stretches, ...accepted.stretches];
    const ids = stretches.flatMap((it) => (it.kind === 'comment' ? it.id : []));
    const said = comments.filter((comment) => ids.includes(comment.id)).map(({ text }) => text);
    return [rejected.heading, accepted.heading, plainText(accepted.doc) !== '', said];
  });
}

/** What is tried of: a section that is retired or moved. Publishes, so that it comes last. */
export function structureInFiles(): void {
  test('is told of in the file of the proposal, and in that of the two editions compared', async () => {
    const paths = [
      police,
      'sindh/sindh-human-rights-commission',
      'sindh/labor-department',
      'sindh/sindh-child-protection-authority',
    ];
    const [parent, gone, moved, first] = await Promise.all(paths.map((path) => desk.world.section(path)));
    const { id } = await begin(desk.officer, parent!.sectionId);
    must(await changeStructure(desk.officer, id, gone!.sectionId, { live: false }));
    const place = { parentId: parent!.sectionId, afterId: null };
    must(await changeStructure(desk.officer, id, moved!.sectionId, { place }));
    const { sectionId: province } = await desk.world.section('sindh');
    const behind = { parentId: province, afterId: parent!.sectionId };
    must(await changeStructure(desk.officer, id, first!.sectionId, { place: behind }));
    await submit(desk.officer, id, 'One body less');
    const moderator = await desk.world.as('moderator@commission');
    const proposal = told(must(await moderator.get<Uint8Array>(`/proposals/${id}/word`)));
    const below = `This section is moved: below “${parent!.heading}”.`;
    expect(proposal).toContainEqual([moved!.heading, moved!.heading, true, [below]]);
    const takenOut = 'This proposal takes the section out of the document.';
    expect(proposal).toContainEqual([gone!.heading, '', false, [takenOut]]);

    await publishWith(id);
    const [after, before] = must(await desk.officer.get<EditionView[]>(`/documents/${document}/editions`));
    const path = `/documents/${document}/word/comparison?from=${before!.number}&to=${after!.number}`;
    const compared = told(must(await desk.world.anyone().get<Uint8Array>(path)), [
      moved!.heading,
      first!.heading,
      gone!.heading,
    ]);
    expect(compared).toEqual([
      [moved!.heading, moved!.heading, true, [below]],
      [first!.heading, first!.heading, true, [`This section is moved: behind “${parent!.heading}”.`]],
      [gone!.heading, '', false, ['This section is no longer part of the document.']],
    ]);
  });
}
