import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { strToU8, zipSync } from 'fflate';
import { examine, type FileRefused, plainName } from './examine.js';
import { textIn } from './text-in-file.js';
import { pdf, photograph } from './testing/files.js';

const faultOf = async (...files: { name: string; bytes: Uint8Array }[]) => {
  try {
    await examine(files);
    return 'taken';
  } catch (error) {
    const { fault, index } = error as FileRefused;
    return [fault, index];
  }
};
const text = (words: string): Uint8Array => Buffer.from(words);

describe('a file that somebody sends', () => {
  test('is what its content is, whatever its name says', async () => {
    const [file] = await examine([{ name: '../../etc/notification.exe', bytes: pdf }]);
    expect(file).toMatchObject({ name: 'notification.pdf', type: 'application/pdf' });
    expect(await faultOf({ name: 'a.pdf', bytes: text('<script>alert(1)</script>') })).toEqual(['type', 0]);
    expect(await faultOf({ name: 'a.png', bytes: text('<svg xmlns="http://www.w3.org/2000/svg"/>') })).toEqual([
      'type',
      0,
    ]);
    expect(await faultOf({ name: 'a.docx', bytes: text('PK\u0003\u0004 no archive') })).toEqual(['type', 0]);
    expect(await faultOf({ name: 'a.jpg', bytes: text('MZ this program cannot be run') })).toEqual(['type', 0]);
  });

  test('is named as the one that is refused', async () => {
    expect(await faultOf({ name: 'a.pdf', bytes: pdf }, { name: 'b.pdf', bytes: text('') })).toEqual(['empty', 1]);
    const many = Array.from({ length: 6 }, () => ({ name: 'a.pdf', bytes: pdf }));
    expect(await faultOf(...many)).toEqual(['too-many', 5]);
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 1_048_576)]);
    expect(await faultOf({ name: 'a.pdf', bytes: large })).toEqual(['too-large', 0]);
  });

  test('loses place, camera and author when it is an image, and stands upright', async () => {
    const bytes = await photograph();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const [file] = await examine([{ name: 'IMG.JPG', bytes }]);
    const now = await sharp(file!.bytes).metadata();
    expect([now.exif, now.xmp, now.iptc, now.icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect([now.width, now.height]).toEqual([20, 40]);
    expect(Buffer.from(file!.bytes).includes('Lahore')).toBe(false);
  });

  test('is refused when an image is broken, or unpacks to more dots than anybody needs', async () => {
    const bytes = await photograph();
    expect(await faultOf({ name: 'a.jpg', bytes: bytes.subarray(0, bytes.length / 2) })).toEqual(['unreadable', 0]);
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(400_000);
    expect(await faultOf({ name: 'a.png', bytes: bomb })).toEqual(['unreadable', 0]);
  });

  test('has a name that says nothing to a header, a shell or a file system', () => {
    expect(plainName('نوٹیفکیشن.PDF', 'pdf')).toBe('نوٹیفکیشن.pdf');
    expect(plainName('C:\\a\\b"\r\nSet-Cookie: x.pdf', 'pdf')).toBe('b Set-Cookie x.pdf');
    expect(plainName('..', 'pdf')).toBe('file.pdf');
    expect(plainName(`${'a'.repeat(500)}.pdf`, 'pdf')).toHaveLength(124);
    expect(plainName('\u202egnp.exe', 'png')).toBe('gnp.png');
  });
});

describe('the words of a file that anybody sent', () => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const docx = (part: Uint8Array, more: Record<string, Uint8Array> = {}) =>
    zipSync({ 'word/document.xml': part, 'docProps/app.xml': strToU8('<a>nothing</a>'), ...more });

  test('are read without tags and spaces', () => {
    expect(textIn(word, docx(strToU8('<w:p><w:t>Amna &amp; Bi</w:t><w:t>lal &#x41;</w:t></w:p>')))).toBe('Amna&BilalA');
    expect(textIn('application/pdf', pdf)).toBeDefined();
    const two = `%PDF-1.4\nstream\n(Amna) Tj\nendstream\nstream\n`;
    const packed = Buffer.concat([Buffer.from(two), deflateSync('[(Bi) -20 (lal)] TJ'), Buffer.from('\nendstream')]);
    expect(textIn('application/pdf', packed)).toBe('AmnaBilal');
  });

  // Each of these took hours, or gigabytes, of the process that answers everybody: slow here is without end.
  test('are read in one pass, whatever the file holds', () => {
    const openings = strToU8(randomBytes(500_000).toString('hex').replaceAll(/./gu, '<$&'));
    expect(textIn(word, docx(openings))).not.toBeUndefined();
    const starts = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      Buffer.alloc(3_000_000, 'stream'),
      Buffer.from('endstream'),
    ]);
    expect(textIn('application/pdf', starts)).toBeNull();
  });

  test('are left to a person where they unpack to too much', () => {
    const bomb = { 'word/footer1.xml': new Uint8Array(8_000_000) };
    expect(textIn(word, docx(strToU8('Amna'), bomb))).toBeNull();
    const first = Buffer.from('%PDF-1.4 stream\n(Amna) Tj\nendstream\nstream\n');
    const large = Buffer.concat([deflateSync(Buffer.alloc(11_000_000)), Buffer.from('\nendstream\nstream\n')]);
    expect(textIn('application/pdf', Buffer.concat([first, large, large]))).toBeNull();
  });
});
