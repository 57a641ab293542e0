import type { FilePreview, ProposalView } from '@tarmeem/contract';
import { type DocJson, parse, plainText } from '@tarmeem/document';
import { docx, readDocx } from '@tarmeem/word';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Client } from '../../testing/client.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { document, must, propose, replaceWords, startWorld, type World } from '../../testing/world.js';

/** One server for all that is tried with Word files, and the officer whose files they are. */
export const desk = {} as { world: World; officer: Client };

export async function openDesk(): Promise<void> {
  desk.world = await startWorld({ settings: { origin: 'http://review.example' } });
  desk.officer = await desk.world.as('officer@sindh');
  await takeOut(police);
}

export const closeDesk = (): Promise<void> => desk.world.close();

/** A section of the officer’s own. */
export const police = 'sindh/sindh-police';
/** Whom the files name. */
export const ayesha = { name: 'Ayesha', date: new Date('2026-11-01T10:00:00Z') };

/** Sections by their addresses as one file, as they leave. */
export async function takeOut(...paths: string[]): Promise<Uint8Array> {
  const sections = await Promise.all(paths.map((path) => desk.world.section(path)));
  const ids = sections.map(({ sectionId }) => sectionId).join(',');
  return must(await desk.officer.get<Uint8Array>(`/documents/${document}/word?sections=${ids}`));
}

/** The file as a colleague sends it back: words replaced with tracked changes, perhaps others or the heading in silence, and a remark. */
export function edited(
  file: Uint8Array,
  {
    tracked = [],
    silent = [],
    ids = true,
    heading,
  }: { tracked?: [string, string][]; silent?: [string, string][]; ids?: boolean; heading?: string },
): Uint8Array {
  const { parts } = readDocx(file, { language: 'en' });
  return docx({
    title: 'Back',
    language: 'en',
    parts: parts.map((part) => {
      const base = replaceWords(part.accepted.doc.toJSON() as DocJson, silent);
      return {
        heading: heading ?? part.accepted.heading,
        ...(ids ? { ids: part.ids as { section: string; revision: string } } : {}),
        text: parse(base),
        proposed: parse(replaceWords(base, tracked)),
        authorOf: () => ayesha,
        comments: [{ author: ayesha, text: 'Is this still right?', at: { side: 'target' as const, from: 1, to: 6 } }],
      };
    }),
  });
}

/** The file as a program leaves it that throws away hidden marks. */
export function unmarked(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const text = strFromU8(parts['word/document.xml']!);
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(/<w:bookmark(?:Start|End)[^>]*>/gu, '')) });
}

/** Publishes the section with these words replaced. */
export async function newEdition(sectionId: string, words: [string, string][]): Promise<void> {
  const { id } = await propose(desk.officer, { sectionId, edit: { words } });
  await publishWith(id);
}

/** Publishes a submitted proposal whole. */
export async function publishWith(id: string): Promise<void> {
  const [moderator, publisher] = await Promise.all(
    ['moderator@commission', 'publisher@commission'].map((name) => desk.world.as(name)),
  );
  await acceptAll(moderator!, id);
  must(await prepare(moderator!));
  must(await publish(publisher!));
}

/** What a browser sends. */
export function form(file: Uint8Array, choices?: object): FormData {
  const sent = new FormData();
  if (choices) sent.append('choices', JSON.stringify(choices));
  sent.append('file', new Blob([Uint8Array.from(file)]), 'back from the desk.docx');
  return sent;
}

/** What would become of the file. */
export const preview = (file: Uint8Array, by = desk.officer) =>
  by.post<FilePreview>(`/documents/${document}/word/preview`, { form: form(file) });
/** Makes a draft of it. */
export const take = (file: Uint8Array, choices: object, key?: string) =>
  desk.officer.post<ProposalView>(`/documents/${document}/word`, { form: form(file, choices), key });

/** A section with the first long word in it, and all its words. */
export async function someWords(path: string): Promise<{ words: string; sectionId: string; plain: string }> {
  const { sectionId } = await desk.world.section(path);
  const { body } = must(await desk.officer.get<{ body: DocJson }>(`/documents/${document}/sections/${sectionId}`));
  const plain = plainText(parse(body));
  return { words: /[A-Za-z]{6,}/u.exec(plain)![0], sectionId, plain };
}
