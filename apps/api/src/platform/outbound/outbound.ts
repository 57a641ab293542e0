import { lookup } from 'node:dns/promises';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../configuration.js';
import { isAllowed, isPublic, isSameAddress } from './address-guard.js';

/** What became of a request to somebody else's address. */
export type Outcome =
  | { taken: true; status: number; failure: null }
  | { taken: false; status: number | null; failure: 'address' | 'connection' | 'timeout' | 'status' };

/** For how long an answer is waited for, from the first byte sent to the last one read. */
const patienceMs = 10_000;
/** An answer's body is read so far and thrown away: nobody asks for more than its status. */
const readAtMost = 64 * 1024;

/** The addresses behind a name; a test has its own. */
export type Resolve = (host: string) => Promise<string[]>;

/**
 * Calls addresses that people wrote down, and no others: only the public network and what the operator allows. The address that was
 * checked is the one that is dialled; redirects are not followed, proxies not used.
 */
@Injectable()
export class Outbound {
  resolve: Resolve = async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

  constructor(private readonly configuration: Configuration) {}

  /** Whether a person may write this address down: https, or http where the operator allows networks of their own; no name and password in it. */
  isAddress(text: string): boolean {
    const url = URL.parse(text);
    if (!url || url.username || url.password || url.hash) return false;
    const isPlain = url.protocol === 'http:' && this.configuration.outboundAllow.length > 0;
    if (url.protocol !== 'https:' && !isPlain) return false;
    const host = bare(url.hostname);
    return isIP(host) === 0 || this.mayCall(host);
  }

  async post(text: string, body: string, headers: Record<string, string>): Promise<Outcome> {
    const url = URL.parse(text);
    const address = url && this.isAddress(text) ? await this.addressOf(url) : null;
    if (!url || !address) return { taken: false, status: null, failure: 'address' };
    return send({ url, address, body, headers });
  }

  /** The address to dial: the first one behind the name, if every one behind it may be called. */
  private async addressOf(url: URL): Promise<string | null> {
    const host = bare(url.hostname);
    const found = isIP(host) ? [host] : await this.resolve(host).catch(() => []);
    if (found.length === 0 || !found.every((each) => this.mayCall(each))) return null;
    // Nothing leaves unencrypted for the public network.
    if (url.protocol === 'http:' && !found.every((each) => isAllowed(each, this.configuration.outboundAllow)))
      return null;
    return found[0] ?? null;
  }

  private mayCall(address: string): boolean {
    return isPublic(address) || isAllowed(address, this.configuration.outboundAllow);
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/u, '$1');

interface Sending {
  url: URL;
  address: string;
  body: string;
  headers: Record<string, string>;
}

function send({ url, address, body, headers }: Sending): Promise<Outcome> {
  const isSecure = url.protocol === 'https:';
  const host = bare(url.hostname);
  return new Promise((settle) => {
    const signal = AbortSignal.timeout(patienceMs);
    const fail = (failure: 'address' | 'connection' | 'timeout', status: number | null = null) =>
      settle({ taken: false, status, failure });
    const asked = (isSecure ? secure : plain)(
      {
        host: address, // the checked address itself: no second look-up can lead elsewhere
        port: url.port || (isSecure ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        agent: false,
        signal,
        maxHeaderSize: 16_384,
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
        // The certificate has to be that of the name, not of the number.
        ...(isSecure && isIP(host) === 0 ? { servername: host } : {}),
      },
      (answer) => {
        const { statusCode: status = 0 } = answer;
        let read = 0;
        const done = () =>
          settle(
            status >= 200 && status < 300
              ? { taken: true, status, failure: null }
              : { taken: false, status, failure: 'status' },
          );
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read <= readAtMost) return;
          done();
          answer.destroy();
        });
        answer.on('end', done);
        answer.on('error', () => fail(signal.aborted ? 'timeout' : 'connection', status));
      },
    );
    asked.on('socket', (socket) =>
      socket.once('connect', () => {
        if (!isSameAddress(socket.remoteAddress ?? '', address)) asked.destroy();
      }),
    );
    asked.on('error', () => fail(signal.aborted ? 'timeout' : 'connection'));
    asked.end(body);
  });
}
