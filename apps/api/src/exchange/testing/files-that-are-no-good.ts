import { expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { document, must } from '../../testing/world.js';
import { desk, edited, police, preview, someWords, takeOut } from './word-desk-world.js';

/** What is tried of: a file that is no good. */
export function filesThatAreNoGood(): void {
  const because = async (bytes: Uint8Array, by = desk.officer) => {
    const { status, body } = await preview(bytes, by);
    return [status, (body as unknown as { facts?: { because: string } }).facts?.because];
  };
  const types = (kind: string) =>
    `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}"/></Types>`;
  /** A file of these parts beside a text of one word. */
  const archive = (more: Record<string, Uint8Array | string>) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': types('document.main+xml'),
          'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>',
          ...more,
        }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    );
  const text = (inside: string) => ({ 'word/document.xml': inside });
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const words16 = (words: string) => Array.from(words).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const encrypted = () => {
    const file = archive({});
    const view = new DataView(file.buffer);
    for (let at = 0; at + 10 < file.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    return file;
  };

  test.each<[string, () => Uint8Array, string]>([
    ['no file of Word', () => strToU8('no file'), 'not-word'],
    ['another archive', () => zipSync({ mimetype: strToU8('application/epub+zip') }), 'not-word'],
    ['a .doc renamed', () => Uint8Array.from([...old, 0, 0, ...words16('WordDocument')]), 'old-word'],
    ['a password', () => Uint8Array.from([...old, 0, 0, ...words16('EncryptedPackage')]), 'protected'],
    ['an encrypted entry', encrypted, 'protected'],
    ['a macro', () => archive({ 'word/vbaProject.bin': 'Sub AutoOpen()' }), 'macros'],
    [
      'a file named for macros',
      () => archive({ '[Content_Types].xml': types('document.macroEnabled.main+xml') }),
      'macros',
    ],
    ['a file cut off', () => archive({}).subarray(0, 200), 'damaged'],
    ['a text that does not end', () => archive(text('<w:document><w:body><w:p>')), 'damaged'],
    ['an entry that climbs', () => archive({ '../../etc/cron.d/x': 'x' }), 'unsafe-names'],
    ['an absolute entry', () => archive({ '/etc/passwd': 'x' }), 'unsafe-names'],
    [
      'a DOCTYPE with an outside entity',
      () => archive(text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')),
      'unsafe-xml',
    ],
    [
      'entities in entities',
      () => archive(text('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>')),
      'unsafe-xml',
    ],
    ['a bomb', () => archive({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024).fill(32) }), 'too-large'],
    ['a bomb of elements', () => archive(text(`<w:document>${'<w:p/>'.repeat(400_000)}</w:document>`)), 'too-large'],
    ['nothing in it', () => archive(text('<w:document><w:body><w:p/></w:body></w:document>')), 'empty'],
  ])('%s is refused with its cause', async (_, make, cause) => {
    expect(await because(make())).toEqual([422, cause]);
  });

  test('nothing outside it is ever asked for, and the next file is read as if nothing had been', async () => {
    const asked: string[] = [];
    const outside = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const at = `http://127.0.0.1:${String((outside.address() as AddressInfo).port)}`;
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}" TargetMode="External"/>`;
    const relations = [
      ['styles', `${at}/styles.xml`],
      ['comments', `${at}/comments.xml`],
      ['attachedTemplate', `${at}/template.dotm`],
      ['image', `${at}/pixel.png`],
      ['image', 'file:///etc/passwd'],
      ['subDocument', `${at}/part.docx`],
    ].map(([type = '', target = ''], index) => relation(`r${String(index)}`, type, target));
    const { words } = await someWords(police);
    const reaching = archive({
      'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      ...text(
        `<w:document><w:body><w:p><w:r><w:drawing><a:blip r:link="r3"/></w:drawing></w:r><w:r><w:t>${words}</w:t></w:r></w:p><w:altChunk r:id="r5"/></w:body></w:document>`,
      ),
    });
    const seen = must(await preview(reaching));
    expect(JSON.stringify(seen)).not.toMatch(/root:|127\.0\.0\.1/u);
    expect(seen.dropped).toContainEqual({ kind: 'picture', count: 1 });
    expect(must(await preview(edited(await takeOut(police), {}))).parts).toMatchObject([{ match: 'marked' }]);
    expect(asked).toEqual([]);
    outside.close();
  });

  test('what is no file at all, or sent by who may bring none, is told apart', async () => {
    expect((await desk.officer.post(`/documents/${document}/word/preview`, { body: {} })).status).toBe(415);
    expect((await desk.officer.post(`/documents/${document}/word/preview`, { form: new FormData() })).status).toBe(422);
    expect((await preview(new Uint8Array(), await desk.world.as('admin@commission'))).status).toBe(403);
    expect((await preview(new Uint8Array(), desk.world.anyone())).status).toBe(401);
    const tooLarge = await preview(new Uint8Array(30 * 1024 * 1024 + 1));
    expect([tooLarge.status, JSON.stringify(tooLarge.body).includes('too-large')]).toEqual([413, true]);
  });
}
