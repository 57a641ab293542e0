import { Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { MeView } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import { Clock, ProblemError, SignedOut } from '../platform/index.js';
import { Actor } from './actor.js';
import { findActor } from './actors.query.js';
import { meView } from './me.query.js';
import { Policy } from './policy.js';
import { sessionCookie } from './session-cookie.js';
import { SignInGuard } from './sign-in.strategy.js';

type SignedInRequest = FastifyRequest & { user?: { personId: string } };

/** Signing in and out, and who one is. */
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** A new session with a new id, whatever session the browser came with. */
  @Post('sessions')
  @Policy('anyone')
  @UseGuards(SignInGuard)
  async signIn(@Req() request: SignedInRequest): Promise<MeView> {
    const actor = request.user ? await findActor(this.source, request.user.personId, this.clock.now()) : null;
    if (!actor) throw new SignedOut();
    const { cookie } = sessionCookie(this.configuration);
    if (cookie.secure && request.protocol !== 'https') {
      // The session would be thrown away without a word.
      const detail = 'Readers use https, but the proxy does not say so, or is not named in TARMEEM_TRUSTED_PROXIES.';
      throw new ProblemError('unavailable', { detail });
    }
    await request.session.regenerate();
    request.session.personId = actor.id;
    return meView(this.source, actor, this.configuration.mode === 'evaluation');
  }

  @Delete('sessions/current')
  @Policy('anyone')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await request.session.destroy();
    const { cookieName, cookie } = sessionCookie(this.configuration);
    void reply.clearCookie(cookieName, cookie);
  }

  @Get('me')
  @Policy('signed-in')
  me(@Actor() actor: Actor): Promise<MeView> {
    return meView(this.source, actor, this.configuration.mode === 'evaluation');
  }
}
