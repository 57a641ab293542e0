import { Module } from '@nestjs/common';
import { Publications } from './publications.js';
import { PublishingController } from './publishing.controller.js';

/** The draft edition, its preparation and publication, and who is told of it. */
@Module({ controllers: [PublishingController], providers: [Publications], exports: [Publications] })
export class PublishingModule {}
