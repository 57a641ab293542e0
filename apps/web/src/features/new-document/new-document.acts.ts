import type { ImportDocumentInput, ImportedDocumentView, OutlineFileInput, OutlinePreview } from '@tarmeem/contract';
import { call } from '../../api/client.js';

/** Choices come first: the server reads the form as it arrives. */
function formOf(file: File, choices: object): FormData {
  const form = new FormData();
  form.append('choices', JSON.stringify(choices));
  form.append('file', file, file.name);
  return form;
}

/** What would become of the file; nothing is stored. */
export function lookIntoDocument(file: File, choices: OutlineFileInput): Promise<OutlinePreview> {
  return call('readNewDocument', { form: formOf(file, choices) });
}

/** Makes the document, as edition 1.0. */
export function importDocument(file: File, choices: ImportDocumentInput, key: string): Promise<ImportedDocumentView> {
  return call('importDocument', { form: formOf(file, choices), key });
}
