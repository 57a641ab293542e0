import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../testing/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 120_000);
afterAll(() => app.close());

const tenMegabytes = 10 * 1_048_576;

/** Reads until what came holds these words; fails where the connection ends before. */
async function until(socket: Socket, words: string): Promise<string> {
  let came = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    came += String(chunk);
    if (came.includes(words)) return came;
  }
  throw new Error(`The connection ended after: ${came.slice(0, 200)}`);
}

test.each([
  ['/institutional-framework/feedback/new', 'text/plain', ''],
  ['/institutional-framework/feedback/new', 'application/x-www-form-urlencoded', ''],
  ['/api/v1/sessions', 'application/json', ''],
  ['/api/v1/documents/institutional-framework/feedback', 'application/json', 'x'],
])('a body of ten megabytes is refused, and who sends it can read that: %s as %s', async (path, type, first) => {
  const { hostname, port } = new URL(app.address);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: ${type}\r\nContent-Length: ${String(tenMegabytes)}\r\n\r\n${first}`,
    );
    const body = Buffer.alloc(tenMegabytes - first.length, 'x');
    // A body that is not too large for the address is read whole before it is answered.
    if (first) socket.write(body);
    expect(await until(socket, '"too-large"')).toMatch(/^HTTP\/1\.1 413 /u);
    if (first) return;
    socket.write(body);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    expect(await until(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /u);
  } finally {
    socket.destroy();
  }
});
