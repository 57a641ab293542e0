import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { NotAllowed, SignedOut } from '../platform/problems/problem-error.js';
import type { ActingRequest } from './actor.js';
import { inPersonKey, type Policy, policyKey } from './policy.js';
import { SessionBearer } from './sessions/session-bearer.js';
import { TokenBearer } from './tokens/token-bearer.js';

/** Finds out who asks, on every route, and holds the route's policy. A route without one lets nobody in. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionBearer,
    private readonly tokens: TokenBearer,
    private readonly modules: ModulesContainer,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, targets);
    if (!policy) throw new NotAllowed('This address has no policy');
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const program = await this.tokens.actor(request);
    if (
      program &&
      this.reflector.getAllAndOverride<boolean | undefined>(inPersonKey, [...targets, ...this.home(context)])
    )
      throw new NotAllowed('An API token does not open this address');
    const actor = program ?? (await this.sessions.actor(request));
    if (actor) request.actor = actor;
    if (policy === 'anyone') return true;
    if (!actor) throw new SignedOut();
    if (policy !== 'signed-in' && !actor.grants.some((grant) => policy.includes(grant.role))) throw new NotAllowed();
    return true;
  }

  /** The module a controller stands in. */
  private home(context: ExecutionContext): Type[] {
    const controller = context.getClass();
    const found = [...this.modules.values()].find(({ controllers }) => controllers.has(controller));
    return found ? [found.metatype] : [];
  }
}
