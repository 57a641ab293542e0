import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { plainText } from '@tarmeem/document';

import { readDocx } from './index.js';

it('reads the tracked changes of a file that LibreOffice wrote: a word replaced, words and a paragraph put in', () => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'testing/made-by-libreoffice.docx')));
  const [part] = readDocx(bytes, { language: 'en' }).parts;
  expect(plainText(part!.rejected.doc)).toBe('The helpline of the department is one.\n\nSecond paragraph stays here.');
  expect(plainText(part!.accepted.doc)).toBe(
    'The number of the department is one. Added.\n\nSecond paragraph stays here.\n\nThird was put in.',
  );
});
