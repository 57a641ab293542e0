import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { examine, type FileRefused, plainName } from './examine.js';
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
