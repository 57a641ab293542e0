import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import { maySee, readersOf } from '@tarmeem/review';
import { catchError, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { ActingRequest, Actor } from '../accounts/index.js';
import { NotFound, toAnswer } from '../platform/index.js';
import { Proposals } from './proposals.store.js';
import { placesOfSubmitted } from './structure/places.query.js';

/** What is wrong with a request rather than with whom it comes from: an ill-formed body, a version that is missing. */
const ofTheRequest = [422, 428];

/**
 * On every route: what is wrong with a request to a proposal's address is said only to whom the proposal is there; to anybody else it
 * is not (404), whatever was sent. It costs nothing where nothing is wrong.
 */
@Injectable()
export class VisibleFirst implements NestInterceptor {
  constructor(private readonly source: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { params, actor } = context.switchToHttp().getRequest<ActingRequest>();
    const id = (params as Record<string, string> | undefined)?.['proposalId'];
    if (id === undefined || !actor) return next.handle();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (ofTheRequest.includes(toAnswer(error, '').problem.status) && !(await this.isThere(id, actor)))
          throw new NotFound();
        throw error;
      }),
    );
  }

  /** For its organisation, and once it was submitted for those who hear of it where one of its changes acts. */
  private async isThere(id: string, actor: Actor): Promise<boolean> {
    const proposal = Id.safeParse(id).success ? await new Proposals(this.source.manager).find(id) : null;
    if (!proposal) return false;
    if (proposal.organisationId === actor.organisationId) return true;
    const places = await placesOfSubmitted(this.source, proposal);
    return places.some((place) => maySee(readersOf(actor, place), 'shared discussion'));
  }
}
