import cookie from '@fastify/cookie';
import session from '@fastify/session';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Configuration } from '../../configuration.js';
import { Clock } from '../../platform/clock.js';
import { longestMs, SessionStore } from './session.store.js';

declare module 'fastify' {
  interface Session {
    /** Who is signed in. */
    personId?: string;
    /** Names the session in lists and events. */
    rowId?: string;
    /** Under which number who it belongs to was read together with it: of this request alone, never stored. */
    reading?: number;
    /** When a second factor was last shown in it (RFC 3339). */
    secondFactorAt?: string;
    /** Whose password was right, while the second factor is awaited: nobody is signed in yet. */
    pending?: { personId: string; at: number };
    /** What was sent along to the single sign-on, to be compared when the browser comes back. */
    signOn?: {
      purpose: 'sign-in' | 'link' | 'invitation';
      state: string;
      nonce: string;
      verifier: string;
      token?: string;
    };
  }
}

/** Name and attributes of the session cookie; where readers use https, the browser holds it to this host alone. */
export function sessionCookie({ origin }: Pick<Configuration, 'origin'>) {
  const secure = origin?.startsWith('https:') ?? false;
  return {
    cookieName: secure ? '__Host-tarmeem' : 'tarmeem',
    cookie: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: longestMs },
  };
}

// The id is 192 random bits and is looked up by its hash: a signature would add a secret to keep, and no safety.
const unsigned = {
  sign: (id: string) => id,
  unsign: (id: string) => ({ valid: true as const, renew: false, value: id }),
};

/** Sessions on every request; called before the application is initialised. */
export async function prepareSessions(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  const source = app.get(DataSource);
  const clock = app.get(Clock);
  await app.register(cookie);
  await app.register(session, {
    ...sessionCookie(configuration),
    secret: unsigned,
    store: new SessionStore(source, () => clock.now()),
    saveUninitialized: false,
    rolling: false,
  });
}
