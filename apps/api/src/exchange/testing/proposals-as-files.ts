import { expect, test } from '@jest/globals';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { compare, parse, plainText } from '@tarmeem/document';
import { readDocx } from '@tarmeem/word';
import { strFromU8, unzipSync } from 'fflate';
import type { Client } from '../../testing/client.js';
import { changesOf } from '../../testing/deciding.js';
import { addSection, changeStructure } from '../../testing/structure.js';
import { until } from '../../testing/until.js';
import { begin, must, submit, write } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';
import { desk, police, someWords } from './word-desk-world.js';

/** What is tried of: a proposal as a Word file. */
export function proposalsAsFiles(): void {
  test('of a draft holds the last acknowledged words of its rooms', async () => {
    const { sectionId } = await desk.world.section(police);
    const { id } = await begin(desk.officer, sectionId);
    const path = `/proposals/${id}/sections/${sectionId}`;
    const { generation } = must(await desk.officer.get<WorkingCopyView>(path));
    const headers = { origin: 'http://review.example' };
    const writer = new Writer(desk.officer, { proposalId: id, sectionId, generation }, { headers });
    try {
      await until(() => writer.isIn);
      writer.type(' Written this moment.');
      await until(() => writer.isSaved);
      const { parts } = readDocx(must(await desk.officer.get<Uint8Array>(`/proposals/${id}/word`)), { language: 'en' });
      expect(parts.map(({ accepted }) => plainText(accepted.doc)).join()).toContain('Written this moment.');
    } finally {
      writer.leave();
    }
  });

  test('is given to those who decide as it was submitted, with sections put in and what was said to all, and never what is written now', async () => {
    const { words, sectionId } = await someWords(police);
    const { sectionId: parentId } = await desk.world.section('sindh');
    const { id } = await begin(desk.officer, sectionId);
    await write(desk.officer, id, { sectionId, edit: { words: [[words, 'submitted']] } });
    const bureau = await addSection(desk.officer, id, {
      parentId,
      heading: 'A bureau that is new',
      text: 'It begins its work.',
    });
    const { sectionId: moved } = await desk.world.section('sindh/labor-department');
    must(await changeStructure(desk.officer, id, moved, { place: { parentId: bureau, afterId: null } }));
    const cite = async (title: string, about: unknown) =>
      must(
        await desk.officer.post(`/proposals/${id}/sources`, { body: { kind: 'act', title, locator: 's. 4', about } }),
      );
    await cite('Act of the whole', null);
    await cite('Act of the move', { sectionId: moved, aspect: 'place' });
    const citeWords = async (title: string) => {
      const { base, body } = must(await desk.officer.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
      const [{ gaps } = { gaps: [] }] = compare(parse(base.body), parse(body));
      await cite(title, { sectionId, aspect: 'body', gaps });
    };
    await citeWords('Act of the words');
    await submit(desk.officer, id, 'Police and bureau');
    const moderator = await desk.world.as('moderator@commission');
    const changes = await changesOf(moderator, id);
    const change = changes.find((it) => it.aspect === 'body' && it.sectionId === sectionId);
    const added = changes.find((it) => it.sectionId !== sectionId);
    const say = (by: Client, text: string, shared: boolean, about = change) =>
      by.post(`/proposals/${id}/discussion`, { body: { text, shared, changeId: about!.id, mentions: [] } });
    must(await say(moderator, 'Who pays for it?', true, added));
    must(await say(desk.officer, 'Among us alone', false));
    must(await say(moderator, 'Which Act?', true));
    must(await say(desk.officer, 'The Act of 2011', true));

    const publisher = await desk.world.as('publisher@commission');
    for (const reader of [moderator, publisher, desk.officer]) {
      const file = must(await reader.get<Uint8Array>(`/proposals/${id}/word`));
      expect(firstPage(file)).toContain('Source: Act of the whole, s. 4');
      expect(firstPage(file)).toContain('Source for “Labor Department”: Act of the move, s. 4');
      const { parts, comments } = readDocx(file, { language: 'en' });
      const of = (section: string) => parts.find(({ ids }) => ids?.section === section)!;
      expect(plainText(of(sectionId).accepted.doc)).toContain('submitted');
      expect(plainText(of(sectionId).rejected.doc)).not.toContain('submitted');
      const bureau = parts.find(({ accepted }) => accepted.heading === 'A bureau that is new')!;
      expect(plainText(bureau.accepted.doc)).toBe('It begins its work.');
      expect([bureau.rejected.heading, plainText(bureau.rejected.doc)]).toEqual(['', '']);
      const said = comments.map(({ text, parent }) => [text, parent !== undefined]);
      expect(said).toContainEqual(['Which Act?', false]);
      const citedIn = (section: string) => {
        const { rejected } = of(section);
        return rejected.stretches.flatMap((stretch) => {
          const cited = comments.find(
            ({ id: own, text }) => 'id' in stretch && own === stretch.id && text.startsWith('Source: '),
          );
          return cited ? [[cited.text, rejected.doc.textBetween(stretch.from, stretch.to)]] : [];
        });
      };
      expect(citedIn(moved)).toEqual([['Source: Act of the move, s. 4', expect.any(String)]]);
      expect(citedIn(sectionId)).toEqual([['Source: Act of the words, s. 4', expect.stringContaining(words)]]);
      expect(said).toContainEqual(['Who pays for it?', false]);
      expect(said).toContainEqual(['The Act of 2011', true]);
      expect(JSON.stringify(comments)).not.toContain('Among us');
    }
    expect((await (await desk.world.as('officer@punjab')).get(`/proposals/${id}/word`)).status).toBe(404);

    const { version } = must(await desk.officer.get<ProposalView>(`/proposals/${id}`));
    must(await desk.officer.post(`/proposals/${id}/recall`, { version, body: { reason: '' } }));
    await write(desk.officer, id, { sectionId, edit: { words: [['submitted', 'unsent']] } });
    await write(desk.officer, id, { sectionId: bureau, edit: { heading: 'A bureau unsent' } });
    const drafted = must(await desk.officer.get<ProposalView>(`/proposals/${id}`));
    const renamed = { title: 'A title unsent', summary: 'Why, unsent' };
    must(await desk.officer.patch(`/proposals/${id}`, { version: drafted.version, body: renamed }));
    await cite('Act unsent', null);
    await citeWords('Act of unsent words');
    const [theirs, own] = await Promise.all(
      [moderator, desk.officer].map(async (by) => firstPage(must(await by.get<Uint8Array>(`/proposals/${id}/word`)))),
    );
    expect(theirs).not.toContain('unsent');
    expect(own).toContain('Source: Act unsent, s. 4');
    const textFor = async (reader: Client) => {
      const file = must(await reader.get<Uint8Array>(`/proposals/${id}/word`));
      const { parts, comments } = readDocx(file, { language: 'en' });
      return [...parts.map(({ accepted }) => plainText(accepted.doc)), ...comments.map(({ text }) => text)].join('\n');
    };
    expect(await textFor(desk.officer)).toContain('Source: Act of unsent words, s. 4');
    expect(await textFor(moderator)).toContain('submitted');
    expect(await textFor(moderator)).toContain('A bureau that is new');
    expect(await textFor(moderator)).not.toContain('unsent');
    expect(JSON.stringify(must(await moderator.get(`/proposals/${id}/review`)))).not.toContain('unsent');
  });
}

/** The words of a file before its first section, and all the others, without their marks. */
const firstPage = (file: Uint8Array): string =>
  strFromU8(unzipSync(file)['word/document.xml']!).replaceAll(/<[^>]+>/gu, '');
