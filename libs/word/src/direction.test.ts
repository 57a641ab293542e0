import { describe, expect, it } from '@jest/globals';
import { parse } from '@tarmeem/document';
import { strFromU8, unzipSync } from 'fflate';

import { docx, readDocx } from './index.js';
import type { WordFile } from './index.js';

const textOf = (...lines: string[]) =>
  parse({
    type: 'doc',
    content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  });

/** As far as these texts go: by the first letter. */
const directionOf: WordFile['directionOf'] = (words) => {
  const first = /\p{L}/u.exec(words)?.[0];
  return first === undefined ? undefined : /[\u0600-\u06ff]/u.test(first) ? 'rtl' : 'ltr';
};

const fileOf = (language: string, proposed: string[], before = proposed) =>
  docx({ title: 'A text', language, directionOf, parts: [{ text: textOf(...before), proposed: textOf(...proposed) }] });

/** Each paragraph: its direction, and its words, those between marks written from right to left. */
const shown = (file: Uint8Array) =>
  [...strFromU8(unzipSync(file)['word/document.xml']!).matchAll(/<w:p>(.*?)<\/w:p>/gu)].map(([, inside]) => [
    /<w:bidi(?: w:val="0")?\/>/u.exec(inside!)?.[0],
    [...inside!.matchAll(/<w:r>(.*?)<\/w:r>/gu)]
      .map(([, run]) => {
        const text = /<w:(?:t|delText) [^>]*>(.*?)</u.exec(run!)?.[1] ?? '';
        return run!.includes('<w:rtl/>') ? `[${text}]` : text;
      })
      .join(''),
  ]);

describe('the direction of a paragraph', () => {
  const lines = ['They are right.', 'وہ “Courts” کہتے ہیں۔', 'See “دفعہ تین” (3).', '1121'];

  it.each(['en', 'ur'])(
    'is that of its own words in a file of the language %s, and so is that of a run',
    (language) => {
      expect(shown(fileOf(language, lines))).toEqual([
        ['<w:bidi w:val="0"/>', 'They are right.'],
        ['<w:bidi/>', '[وہ “]Courts[” کہتے ہیں۔]'],
        ['<w:bidi w:val="0"/>', 'See “[دفعہ تین]” (3).'],
        // Words that don't tell go with the file.
        [undefined, language === 'ur' ? '[1121]' : '1121'],
      ]);
    },
  );

  it('is that of the language for all when nobody asks for more', () => {
    const file = docx({ title: 'A text', language: 'ur', parts: [{ text: textOf(lines[0]!) }] });
    expect(shown(file)).toEqual([[undefined, '[They are right.]']]);
  });

  it('stands in a file with tracked changes, which gives both texts back', () => {
    const before = ['They are right.', 'وہ کہتے ہیں۔'];
    const after = ['They were right.', 'وہ سب کہتے ہیں۔'];
    const file = fileOf('ur', after, before);
    expect(shown(file).map(([direction]) => direction)).toEqual(['<w:bidi w:val="0"/>', '<w:bidi/>']);
    const [part] = readDocx(file, { language: 'ur' }).parts;
    expect([part!.rejected.doc.toString(), part!.accepted.doc.toString()]).toEqual(
      [before, after].map((each) => textOf(...each).toString()),
    );
  });
});
