import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../configuration.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbound } from './outbound.js';

const folder = mkdtempSync(join(tmpdir(), 'outbound-'));
const base = readConfiguration({ TARMEEM_DATA: folder });
let server: Server;
let port = 0;
const came: string[] = [];
let answer: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    came.push(`${request.socket.localAddress ?? ''} ${request.headers.host ?? ''} ${request.url ?? ''}`);
    request.resume();
    answer(response);
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  came.length = 0;
  answer = (response) => response.writeHead(204).end();
});

const outbound = (allow: string[], answers: string[][] = []) => {
  const made = new Outbound({ ...base, outboundAllow: allow });
  const asked: string[] = [];
  made.resolve = async (host) => {
    asked.push(host);
    return answers[Math.min(asked.length, answers.length) - 1] ?? [];
  };
  return {
    post: (address: string) => made.post(address, '{}', {}),
    isAddress: (a: string) => made.isAddress(a),
    asked,
  };
};

describe('row 26: what is called', () => {
  it('is the address that was checked: a name that leads elsewhere the second time is asked once', async () => {
    const { post, asked } = outbound(['127.0.0.1/32'], [['127.0.0.1'], ['127.0.0.2']]);
    expect(await post(`http://rebinding.example:${String(port)}/hook?a=1`)).toEqual({
      taken: true,
      status: 204,
      failure: null,
    });
    expect(asked).toEqual(['rebinding.example']);
    expect(came).toEqual([`127.0.0.1 rebinding.example:${String(port)} /hook?a=1`]);
  });

  it('is nothing when one of the addresses behind the name may not be called', async () => {
    const { post } = outbound(['127.0.0.1/32'], [['127.0.0.1', '127.0.0.2']]);
    expect(await post(`http://two.example:${String(port)}/`)).toEqual({
      taken: false,
      status: null,
      failure: 'address',
    });
    expect(came).toEqual([]);
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[64:ff9b::7f00:1]/',
    'http://example.org/',
    'https://me:secret@example.org/',
    'https://example.org/#part',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'nonsense',
  ])('is never %s', async (address) => {
    const { post, isAddress, asked } = outbound([], [['127.0.0.1']]);
    expect(isAddress(address)).toBe(false);
    expect(await post(address)).toMatchObject({ failure: 'address' });
    expect([came, asked]).toEqual([[], []]);
  });

  it('is nothing for a name that leads into one’s own network, and for one that leads nowhere: both are told alike', async () => {
    const own = await outbound([], [['10.0.0.1']]).post('https://inside.example/');
    const nowhere = await outbound([], []).post('https://nowhere.example/');
    expect(own).toEqual(nowhere);
    expect(came).toEqual([]);
  });

  it('follows no redirect', async () => {
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${String(port)}/inside` }).end();
    const { post } = outbound(['127.0.0.1/32'], [['127.0.0.1']]);
    expect(await post(`http://moved.example:${String(port)}/`)).toEqual({
      taken: false,
      status: 302,
      failure: 'status',
    });
    expect(came).toHaveLength(1);
  });

  it('reads no more of an answer than it needs, and says when there is no connection', async () => {
    answer = (response) => {
      response.writeHead(200);
      const more = () => response.writable && response.write(Buffer.alloc(65_536), more);
      more();
    };
    const { post } = outbound(['127.0.0.1/32'], [['127.0.0.1']]);
    expect(await post(`http://endless.example:${String(port)}/`)).toMatchObject({ taken: true, status: 200 });
    expect(await post('http://closed.example:1/')).toMatchObject({ taken: false, failure: 'connection' });
  });
});
