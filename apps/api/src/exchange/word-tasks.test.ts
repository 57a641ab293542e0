import { expect, test } from '@jest/globals';
import type { DocJson } from '@tarmeem/document';
import { strFromU8, unzipSync } from 'fflate';
import { wordTasks } from './word-tasks.js';

const bodyOf = (...lines: string[]) =>
  ({
    type: 'doc',
    content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }) as unknown as DocJson;
const written = (...lines: string[]) =>
  strFromU8(
    unzipSync(wordTasks.write({ title: 'Framework', language: 'en', parts: [{ text: bodyOf(...lines) }] }))[
      'word/document.xml'
    ]!,
  );

test('an Urdu paragraph of an English text runs from right to left in Word, and English words in it do not', () => {
  const xml = written('They are right.', 'ہیلپ لائن 1121 (24 hours) پر رابطہ کریں۔');
  const [first, second] = [...xml.matchAll(/<w:p>.*?<\/w:p>/gu)].map(([it]) => it).slice(-2);
  expect(first).toContain('<w:bidi w:val="0"/>');
  expect(second).toContain('<w:bidi/>');
  expect(second).toMatch(/<w:rtl\/><\/w:rPr><w:t [^>]*>ہیلپ لائن/u);
  expect(second).toMatch(/<w:r><w:t [^>]*>hours</u);
});

test('a text whose words all run one way says nothing of directions', () => {
  expect(written('They are right.', 'Call 1121.')).not.toMatch(/w:bidi|w:rtl/u);
});
