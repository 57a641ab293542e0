import { Controller, Get, Param, Query } from '@nestjs/common';
import { type AuditPage, AuditQuery, Slug } from '@tarmeem/contract';
import { actions, holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Policy } from '../accounts/index.js';
import { findStanding } from '../documents/index.js';
import { Clock, NotFound } from '../platform/index.js';
import { auditPage } from './audit.query.js';

const BySlug = z.object({ slug: Slug });

/** What was done with a document, by whom, when and why: its chain of events. */
@Controller('api/v1')
@Policy(actions['audit.read'].roles)
export class AuditController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('documents/:slug/audit')
  async list(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Query({ schema: AuditQuery }) query: AuditQuery,
    @Actor() actor: Actor,
  ): Promise<AuditPage> {
    const document = await findStanding(this.source, slug);
    if (!document || !holdsSomewhere(actor, actions['audit.read'].roles, document.id)) throw new NotFound();
    return auditPage(this.source, document, { query, actor, now: this.clock.now() });
  }
}
