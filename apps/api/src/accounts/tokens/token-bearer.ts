import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { actByToken, Clock, NotAllowed, SignedOut, Throttles } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { findActor } from '../actors.query.js';
import { useToken } from './tokens.store.js';

/** Requests a token may make in a minute, of all processes together. */
const requests = { scope: 'api token', most: 600, seconds: 60 };
const reading = new Set(['GET', 'HEAD']);
const writers: readonly string[] = ['officer', 'focal-person'];

/** Who asks by an API token: its person, with no more than the roles of the token. */
@Injectable()
export class TokenBearer {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined for a request without a token. Throws `signed-out` for one that does not hold, `too-many` for one that asks too often,
   * `not-allowed` for a change by one that only reads.
   */
  async actor(request: FastifyRequest): Promise<Actor | undefined> {
    const { authorization = '' } = request.headers;
    if (!/^Bearer\b/iu.test(authorization)) return undefined;
    // Whatever stands there is meant as a token: it never falls back to the cookie.
    const token = authorization.slice('Bearer'.length).trim();
    const now = this.clock.now();
    const known = await useToken(this.source, token, now);
    const person = known && (await findActor(this.source, known.personId, now));
    if (!person) throw new SignedOut();
    // The id is a name and no secret: it need not be hashed to be counted.
    await new Throttles(this.source.manager).mustTake(requests, known.id, now);
    if (!known.mayWrite && !reading.has(request.method)) throw new NotAllowed('This token only reads');
    actByToken(known.id);
    const grants = person.grants.filter(({ role }) => known.roles.includes(role));
    // What the organisation of the person has is for those who write there.
    const isWriter = grants.some(({ role }) => writers.includes(role));
    return { ...person, grants, ...(isWriter ? {} : { organisationId: null, organisation: null }) };
  }
}
