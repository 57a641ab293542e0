import { Module } from '@nestjs/common';
import { Publications } from './publications.js';
import { PublishingController } from './publishing.controller.js';

/** The draft edition, its preparation and publication, and who is told of it. */
@Module({ controllers: [PublishingController], providers: [Publications], exports: [Publications] })
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class PublishingModule {}
