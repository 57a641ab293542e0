import type { FilePreview, LookIntoFileInput, ProposalView, TakeFileInput } from '@tarmeem/contract';
import { call } from '../../api/client.js';

/** The file and what is to be taken of it, as the server wants both: choices first. */
function formOf(file: File, choices?: TakeFileInput | LookIntoFileInput): FormData {
  const form = new FormData();
  if (choices) form.append('choices', JSON.stringify(choices));
  form.append('file', file, file.name);
  return form;
}

/** What would become of the file, its parts taken as somebody has said; nothing is stored. */
export function lookInto(slug: string, file: File, choices: LookIntoFileInput): Promise<FilePreview> {
  return call('readWord', { params: { slug }, form: formOf(file, choices) });
}

/** Makes a draft proposal of the chosen parts. */
export function takeFile(
  slug: string,
  { file, choices, key }: { file: File; choices: TakeFileInput; key: string },
): Promise<ProposalView> {
  return call('createFromWord', { params: { slug }, form: formOf(file, choices), key });
}

/** Where sections of the current edition are taken out as a Word file. */
export function wordAddress(slug: string, sectionIds: readonly string[] = []): string {
  const query = sectionIds.length > 0 ? `?sections=${sectionIds.join(',')}` : '';
  return `/api/v1/documents/${slug}/word${query}`;
}
