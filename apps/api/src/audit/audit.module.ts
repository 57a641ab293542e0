import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/index.js';
import { PublishingModule } from '../publishing/index.js';
import { AuditController } from './audit.controller.js';
import { RedactionsController } from './redaction/redactions.controller.js';
import { SealWords } from './sealed-words/seal-words.js';

/** The record of what happened: sealed as it is written, read by those who decide, recomputed by `verify`, exported; and words removed. */
@Module({
  imports: [EvidenceModule, PublishingModule],
  controllers: [AuditController, RedactionsController],
  providers: [SealWords],
})
export class AuditModule {}
