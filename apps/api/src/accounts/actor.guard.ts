import { CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { needsSecondFactor } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import { Clock } from '../platform/clock.js';
import { NotAllowed, SignedOut } from '../platform/problems/problem-error.js';
import type { ActingRequest, Actor } from './actor.js';
import { findActor } from './actors.query.js';
import { inPersonKey, type Policy, policyKey } from './policy.js';
import { TokenBearer } from './tokens/token-bearer.js';

/** Finds out who asks, on every route, and holds the route's policy. A route without one lets nobody in. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly tokens: TokenBearer,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, targets);
    if (!policy) throw new NotAllowed('This address has no policy');
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const program = await this.tokens.actor(request);
    if (program && this.reflector.getAllAndOverride<boolean | undefined>(inPersonKey, targets))
      throw new NotAllowed('An API token does not open this address');
    const actor = program ?? (await this.whoAsks(request));
    if (actor) request.actor = actor;
    if (policy === 'anyone') return true;
    if (!actor) throw new SignedOut();
    if (policy !== 'signed-in' && !actor.grants.some((grant) => policy.includes(grant.role))) throw new NotAllowed();
    return true;
  }

  private async whoAsks({ session }: ActingRequest): Promise<Actor | null> {
    const { personId, rowId, secondFactorAt } = session ?? {};
    if (!personId || !rowId) return null;
    const found = await findActor(this.source, personId, this.clock.now());
    if (!found) return null;
    // However the session came to be: where a second factor is required, nobody acts without one.
    if (this.configuration.secondFactorRequired && !secondFactorAt && needsSecondFactor(found.grants)) return null;
    return { ...found, session: { id: rowId, secondFactorAt: secondFactorAt ? new Date(secondFactorAt) : null } };
  }
}
