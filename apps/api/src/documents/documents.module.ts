import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';

/** What is published: documents, sections, revisions, editions. */
@Module({ controllers: [DocumentsController] })
export class DocumentsModule {}
