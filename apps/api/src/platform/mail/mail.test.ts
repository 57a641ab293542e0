import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { readConfiguration } from '../../configuration.js';
import { Mail } from './mail.js';

const folder = mkdtempSync(join(tmpdir(), 'tarmeem-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letter = {
  id: 'letter-1',
  to: 'amna@sindh.example',
  subject: 'ترمیم: نیا پاس ورڈ\r\nBcc: everybody@example.org',
  text: 'السلام علیکم',
  html: '<p>السلام علیکم</p>',
};
const settings = { ...readConfiguration({ TARMEEM_DATA: folder }), origin: 'https://review.example' };

describe('A letter', () => {
  test('goes into a maildir when there is no server: whole, for this user alone', async () => {
    await new Mail(settings).send(letter);
    const [name = ''] = readdirSync(join(folder, 'outbox/new'));
    const path = join(folder, 'outbox/new', name);
    expect(readdirSync(join(folder, 'outbox/tmp'))).toEqual([]);
    expect(statSync(path).mode & 0o077).toBe(0);
    const read = await simpleParser(readFileSync(path));
    expect(read).toMatchObject({ text: 'السلام علیکم', messageId: '<letter-1@review.example>' });
    // What would begin a header of its own stays in the subject.
    expect([read.subject?.includes('Bcc: everybody'), read.bcc]).toEqual([true, undefined]);
  });

  test('goes to the server that is named, and is thrown back when the server does not take it', async () => {
    const taken: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('full@') ? Object.assign(new Error('mailbox is full'), { responseCode: 452 }) : null),
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => done(void taken.push(text)));
      },
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.server.address() as AddressInfo;
    try {
      const mail = new Mail({ ...settings, smtpUrl: `smtp://127.0.0.1:${String(port)}` });
      await mail.send(letter);
      expect((await simpleParser(taken[0] ?? '')).text?.trim()).toBe('السلام علیکم');
      await expect(mail.send({ ...letter, to: 'full@sindh.example' })).rejects.toThrow('full');
    } finally {
      await new Promise<void>((closed) => server.close(closed));
    }
  });
});
