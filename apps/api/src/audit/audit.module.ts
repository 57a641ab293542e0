import { Module } from '@nestjs/common';
import { PublishingModule } from '../publishing/index.js';
import { AuditController } from './audit.controller.js';
import { RedactionsController } from './redaction/redactions.controller.js';

/** The record of what happened: read by those who decide, recomputed by `verify`, exported for who verifies elsewhere; and words removed. */
@Module({ imports: [PublishingModule], controllers: [AuditController, RedactionsController] })
export class AuditModule {}
