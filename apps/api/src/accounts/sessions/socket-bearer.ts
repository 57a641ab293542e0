import fastifyCookie from '@fastify/cookie';
import type { Session } from 'fastify';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../../configuration.js';
import { Clock, isOwnOrigin } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { SessionBearer } from './session-bearer.js';
import { sessionCookie } from './session-cookie.js';
import { SessionStore } from './session.store.js';

/** Who opens a websocket, by the cookie of their browser; asked again as often as wanted, it says who they are by then. */
@Injectable()
export class SocketBearer {
  private readonly store: SessionStore;

  constructor(
    source: DataSource,
    clock: Clock,
    private readonly configuration: Configuration,
    private readonly sessions: SessionBearer,
  ) {
    this.store = new SessionStore(source, () => clock.now());
  }

  /** True when a page of our own opens it: browsers send the cookie along from any site. */
  comesFromUs({ origin, host }: { origin: string | undefined; host: string }): boolean {
    return isOwnOrigin(origin, { own: this.configuration.origin, host });
  }

  /**
   * Null for who is not signed in, or not any more. `header` is the value of `Cookie`. `isUse`: the person did something; an open
   * window alone keeps no session from ending.
   */
  async actor(header: string | undefined, isUse: boolean): Promise<Actor | null> {
    const id = fastifyCookie.parse(header ?? '')[sessionCookie(this.configuration).cookieName];
    if (!id) return null;
    const session = isUse
      ? await new Promise<Session | null>((found, failed) =>
          this.store.get(id, (error, stored) => (error instanceof Error ? failed(error) : found(stored ?? null))),
        )
      : ((await this.store.look(id)) as unknown as Session | null);
    return session && this.sessions.actor({ session });
  }
}
