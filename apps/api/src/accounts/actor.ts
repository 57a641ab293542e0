import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Organisation, Role } from '@tarmeem/contract';
import type { FastifyRequest } from 'fastify';

/** A role a person holds; null means: everywhere. */
export interface Grant {
  role: Role;
  documentId: string | null;
  jurisdiction: string | null;
  organisationId: string | null;
}

/** The signed-in person of a request, with everything permissions are decided by. Loaded anew for each request. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  language: 'en' | 'ur';
  organisationId: string | null;
  organisation: Organisation | null;
  grants: readonly Grant[];
  /** The session of the request; undefined where no browser asks. */
  session?: { id: string; secondFactorAt: Date | null };
}

/** Where the actor guard leaves what it found. */
export interface ActingRequest extends FastifyRequest {
  actor?: Actor;
}

const actorOf = (context: ExecutionContext): Actor | undefined =>
  context.switchToHttp().getRequest<ActingRequest>().actor;

/** The signed-in person, in a route whose policy asks for one. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context);
  if (!actor) throw new Error('A route that takes @Actor() needs a policy that asks for a signed-in person');
  return actor;
});

/** The signed-in person, or undefined for the public. */
export const MaybeActor = createParamDecorator((_: unknown, context: ExecutionContext) => actorOf(context));
