import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';

/** What is published: documents, sections, revisions, editions. */
@Module({ controllers: [DocumentsController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class DocumentsModule {}
