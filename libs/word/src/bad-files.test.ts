import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';

import { docx, readDocx, WordRefused } from './index.js';
import { schema } from '@tarmeem/document';
import { wordFile } from './testing/package.js';

function refusal(bytes: Uint8Array): string {
  try {
    readDocx(bytes, { language: 'en' });
  } catch (error) {
    if (error instanceof WordRefused) return error.code;
    throw error;
  }
  return 'read';
}

const paragraph = '<w:p><w:r><w:t>Words</w:t></w:r></w:p>';
const sound = wordFile(paragraph);
const cfb = (words: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from(words).flatMap((c) => [c.charCodeAt(0), 0]),
  ]);
const blank = schema.node('doc', null, [schema.node('paragraph')]);

describe('a file that is none of ours to read', () => {
  it('is told by what is wrong with it', () => {
    expect(refusal(sound)).toBe('read');
    expect(refusal(new Uint8Array())).toBe('not-word');
    expect(refusal(strToU8('%PDF-1.7'))).toBe('not-word');
    expect(refusal(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }))).toBe('not-word');
    expect(refusal(cfb('WordDocument'))).toBe('old-word');
    expect(refusal(cfb('EncryptedPackage'))).toBe('protected');
    expect(refusal(wordFile(paragraph, { 'word/vbaProject.bin': 'x' }))).toBe('macros');
    expect(refusal(wordFile(paragraph, {}, 'document.macroEnabled.main+xml'))).toBe('macros');
    expect(refusal(sound.subarray(0, sound.length - 30))).toBe('damaged');
    expect(refusal(wordFile('<w:p>'))).toBe('damaged');
  });

  it('is never believed about its names, entities or sizes', () => {
    expect(refusal(wordFile(paragraph, { '../../etc/passwd': 'x' }))).toBe('unsafe-names');
    expect(refusal(wordFile(paragraph, { '/etc/passwd': 'x' }))).toBe('unsafe-names');
    expect(refusal(wordFile('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }))).toBe(
      'unsafe-xml',
    );
    expect(refusal(wordFile('<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>'))).toBe('unsafe-xml');
    expect(refusal(wordFile('<w:x>'.repeat(400) + '</w:x>'.repeat(400)))).toBe('too-large');
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/n${at}.xml`, '<a/>']));
    expect(refusal(wordFile(paragraph, many))).toBe('too-large');
  });

  it('is not unpacked beyond its limit, whatever its header says', () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': new Uint8Array(122 * 1024 * 1024),
    });
    // The directory claims a size of one byte.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb)).toMatch(/too-large|damaged/u);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('does not break on any byte that was changed', () => {
    const file = docx({ title: 'T', language: 'en', parts: [{ heading: 'H', text: blank }] });
    for (let at = 0; at < file.length; at += 61) {
      const changed = Uint8Array.from(file);
      changed[at]! ^= 0xff;
      expect(typeof refusal(changed)).toBe('string');
    }
  });
});
