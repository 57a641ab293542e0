import { Injectable } from '@nestjs/common';
import type { MeView, SignInView } from '@tarmeem/contract';
import { needsSecondFactor } from '@tarmeem/review';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Configuration } from '../../configuration.js';
import { Clock, ProblemError, SignedOut, Work } from '../../platform/index.js';
import { findActor } from '../actors.query.js';
import { meView } from '../me.query.js';
import { hasSecondFactor } from '../second-factor/second-factor.store.js';
import { sessionCookie } from './session-cookie.js';
import { insertSession, type NewSession } from './session.store.js';

/** A password that was right is forgotten when the code does not follow within this time. */
const pendingMs = 10 * 60_000;

/** From "this is the person" to a session: asks for the second factor where there is one, or has to be one. */
@Injectable()
export class BeginSession {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** After the password, or the single sign-on: signs the person in (201), or says what is still to be shown (202). */
  async afterFirstFactor(request: FastifyRequest, reply: FastifyReply, personId: string): Promise<SignInView> {
    this.mustKeepCookies(request);
    const actor = await findActor(this.source, personId, this.clock.now());
    if (!actor) throw new SignedOut();
    const enrolled = await hasSecondFactor(this.source, personId);
    if (!enrolled && !(this.configuration.secondFactorRequired && needsSecondFactor(actor.grants)))
      return this.begin(request, { personId, secondFactorAt: null });
    await request.session.regenerate();
    request.session.pending = { personId, at: this.clock.now().getTime() };
    void reply.status(202);
    return { step: enrolled ? 'second-factor' : 'enrolment', email: actor.email };
  }

  /** Whose first factor was right in this browser, a moment ago; throws `signed-out` when nobody's was. */
  pendingPerson(request: FastifyRequest): string {
    const { pending } = request.session;
    if (!pending || this.clock.now().getTime() - pending.at > pendingMs) throw new SignedOut();
    return pending.personId;
  }

  /** A new session with a new id, whatever session the browser came with. */
  async begin(request: FastifyRequest, session: NewSession): Promise<MeView> {
    this.mustKeepCookies(request);
    const { personId } = session;
    const actor = await findActor(this.source, personId, this.clock.now());
    if (!actor) throw new SignedOut();
    await request.session.regenerate();
    request.session.personId = personId;
    await this.work.run(async (tx) => {
      const id = await insertSession(tx.manager, request, { ...session, at: tx.at });
      const facts = { secondFactor: session.secondFactorAt !== null };
      const by = { id: personId, role: null };
      tx.record({ actor: by, action: 'session.begun', objectType: 'session', objectId: id, facts });
    });
    return meView(this.source, actor, this.configuration.mode === 'evaluation');
  }

  private mustKeepCookies(request: FastifyRequest): void {
    if (!sessionCookie(this.configuration).cookie.secure || request.protocol === 'https') return;
    // The session would be thrown away without a word.
    const detail = 'Readers use https, but the proxy does not say so, or is not named in TARMEEM_TRUSTED_PROXIES.';
    throw new ProblemError('unavailable', { detail });
  }
}
