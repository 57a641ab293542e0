import { expect, test } from '@jest/globals';
import { readDocx } from '@tarmeem/word';
import { strFromU8, unzipSync } from 'fflate';
import { document, must } from '../../testing/world.js';
import { desk } from './word-desk-world.js';

/** What is tried of: an edition as a Word file. */
export function editionsAsFiles(): void {
  test('has an address that stays, real headings, and every section', async () => {
    const { address } = desk.world.app;
    for (const path of [`/${document}.docx`, `/${document}/editions/1.0.docx`]) {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/wordprocessingml/u);
      const { parts, custom } = readDocx(new Uint8Array(await answer.arrayBuffer()), { language: 'en' });
      expect(parts.length).toBeGreaterThan(20);
      expect(parts.every(({ ids }) => ids)).toBe(true);
      expect(custom).toEqual({ 'tarmeem.document': document, 'tarmeem.edition': '1.0' });
    }
    const whole = new Uint8Array(await (await fetch(`${address}/${document}.docx`)).arrayBuffer());
    const part = (name: string) => strFromU8(unzipSync(whole)[`word/${name}`]!);
    expect(part('settings.xml')).toContain('<w:trackRevisions/>');
    expect(part('document.xml')).toMatch(/w:docPartGallery w:val="Table of Contents"[^]*TOC \\o "1-3"/u);
    expect(part('header1.xml')).toContain('Institutional Framework');
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Karachi' });
    const { publishedAt } = must(
      await desk.officer.get<{ publishedAt: string }[]>(`/documents/${document}/editions`),
    )[0]!;
    expect(part('footer1.xml')).toContain(
      `Edition 1.0, published ${day.format(new Date(publishedAt))} · http://review.example/${document}/editions/1.0`,
    );
    const { etag, 'cache-control': cache } = Object.fromEntries((await fetch(`${address}/${document}.docx`)).headers);
    const known = await fetch(`${address}/${document}/editions/1.0.docx`, { headers: { 'if-none-match': etag! } });
    expect([cache, known.status, (await known.arrayBuffer()).byteLength]).toEqual(['no-cache', 304, 0]);
    expect((await fetch(`${address}/${document}/editions/9.9.docx`)).status).toBe(404);
    expect((await fetch(`${address}/nothing-here.docx`)).status).toBe(404);
    const same = must(await desk.officer.get<Uint8Array>(`/documents/${document}/word/comparison?from=1.0&to=1.0`));
    expect(readDocx(same, { language: 'en' }).parts).toHaveLength(1);
  });
}
