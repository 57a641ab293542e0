import { CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { NotAllowed, SignedOut } from '../platform/problems/problem-error.js';
import type { ActingRequest } from './actor.js';
import { findActor } from './actors.query.js';
import { type Policy, policyKey } from './policy.js';

/** Finds out who asks, on every route, and holds the route's policy. A route without one lets nobody in. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!policy) throw new NotAllowed('This address has no policy');
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const personId = request.session?.personId;
    const actor = personId ? await findActor(this.source, personId, this.clock.now()) : null;
    if (actor) request.actor = actor;
    if (policy === 'anyone') return true;
    if (!actor) throw new SignedOut();
    if (policy !== 'signed-in' && !actor.grants.some((grant) => policy.includes(grant.role))) throw new NotAllowed();
    return true;
  }
}
