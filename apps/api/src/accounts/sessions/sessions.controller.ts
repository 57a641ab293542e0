import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { Id, type MeView, type SessionView, type SignInView } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Configuration } from '../../configuration.js';
import { NotFound, SignedOut, Work } from '../../platform/index.js';
import { Actor } from '../actor.js';
import { meView } from '../me.query.js';
import { InPerson, Policy } from '../policy.js';
import { SignInGuard } from '../sign-in.strategy.js';
import { BeginSession } from './begin-session.js';
import { endSessions } from './end-sessions.js';
import { sessionCookie } from './session-cookie.js';
import { sessionsOf } from './sessions.query.js';

type SignedInRequest = FastifyRequest & { user?: { personId: string } };

/** Signing in and out, who one is, and where else one is signed in. */
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly source: DataSource,
    private readonly configuration: Configuration,
    private readonly sessions: BeginSession,
    private readonly work: Work,
  ) {}

  @Post('sessions')
  @Policy('anyone')
  @UseGuards(SignInGuard)
  async signIn(@Req() request: SignedInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignInView> {
    if (!request.user) throw new SignedOut();
    return this.sessions.afterFirstFactor(request, reply, request.user.personId);
  }

  @Get('sessions')
  @Policy('signed-in')
  list(@Actor() actor: Actor): Promise<SessionView[]> {
    return sessionsOf(this.source, actor.id, actor.session?.id);
  }

  @Delete('sessions/current')
  @Policy('anyone')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { personId, rowId } = request.session;
    if (personId && rowId) {
      const by = { id: personId, role: null };
      await this.work.run((tx) => endSessions(tx, { personId, by, only: rowId }));
    }
    await request.session.destroy();
    const { cookieName, cookie } = sessionCookie(this.configuration);
    void reply.clearCookie(cookieName, cookie);
  }

  @Delete('sessions/others')
  @Policy('signed-in')
  @HttpCode(204)
  async endOthers(@Actor() actor: Actor): Promise<void> {
    const by = { id: actor.id, role: null };
    await this.work.run((tx) => endSessions(tx, { personId: actor.id, by, except: actor.session?.id }));
  }

  @Delete('sessions/:sessionId')
  @Policy('signed-in')
  @HttpCode(204)
  async end(@Actor() actor: Actor, @Param('sessionId', { schema: Id }) sessionId: string): Promise<void> {
    const by = { id: actor.id, role: null };
    const ended = await this.work.run((tx) => endSessions(tx, { personId: actor.id, by, only: sessionId }));
    if (ended === 0) throw new NotFound();
  }

  @Get('me')
  @InPerson(false)
  @Policy('signed-in')
  me(@Actor() actor: Actor): Promise<MeView> {
    return meView(this.source, actor, this.configuration.mode === 'evaluation');
  }
}
