import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

/** The record of what happened: read by those who decide, recomputed by `verify`, exported for who verifies elsewhere. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
