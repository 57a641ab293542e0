import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { startTestApp, type TestApp } from '../testing/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: true });
}, 120_000);
afterAll(() => app.close());

/** The whole answer as it comes over the line: its head and its bytes. */
function overTheLine(
  path: string,
  { coding, more = [] }: { coding: string; more?: readonly string[] },
): Promise<{ head: string; size: number }> {
  const { hostname, port } = new URL(app.address);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: ${hostname}`,
        `Accept-Encoding: ${coding}`,
        'Connection: close',
        ...more,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.on('data', (part) => parts.push(part)).on('error', reject);
    socket.on('end', () => {
      const answer = Buffer.concat(parts);
      resolve({ head: answer.subarray(0, answer.indexOf('\r\n\r\n')).toString('latin1'), size: answer.length });
    });
  });
}

test.each(['br', 'gzip'])(
  'under %s the first view of the whole document is at most 20 kB and 4 requests, a repeat view at most 500 bytes',
  async (coding) => {
    const page = '/institutional-framework';
    const first = await overTheLine(page, { coding });
    expect(first.head).toMatch(/^HTTP\/1\.1 200/u);
    const { document } = new JSDOM(await (await fetch(`${app.address}${page}`)).text()).window;
    const asked = [
      ...document.querySelectorAll('link[rel=stylesheet], script[src], img[src], link[rel~=icon], link[rel=preload]'),
    ]
      .map((it) => it.getAttribute('href') ?? it.getAttribute('src') ?? '')
      .filter((address) => !address.startsWith('data:'));
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')].map((it) => it.getAttribute('href')!);
    // A slow line is crossed once before anything is seen; other pages share one file, which is kept.
    expect(styles).toEqual([]);
    expect(document.querySelector('style')!.textContent).toContain('.contents');
    expect(1 + new Set(asked).size).toBeLessThanOrEqual(4);
    expect(first.size).toBeLessThanOrEqual(20_000);
    const etag = /^etag: (.+)$/imu.exec(first.head)![1]!;
    const again = await overTheLine(page, { coding, more: [`If-None-Match: ${etag}`] });
    expect(again.head).toMatch(/^HTTP\/1\.1 304/u);
    expect(again.size).toBeLessThanOrEqual(500);
  },
);
