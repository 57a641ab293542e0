import { Module } from '@nestjs/common';
import { CarryOpenChanges } from './carry-open-changes.js';
import { CarryOpenStructure } from './carry-structure.js';
import { ConfirmedNotes } from './confirmed-notes.js';
import { EditionsController } from './editions.controller.js';
import { FireSchedules } from './fire-schedules.js';
import { PreviewLinksController } from './preview-links.controller.js';
import { Publications } from './publications.js';
import { PublishingController } from './publishing.controller.js';

/** The draft edition, its preparation and publication, and who is told of it. */
@Module({
  controllers: [PublishingController, PreviewLinksController, EditionsController],
  providers: [Publications, ConfirmedNotes, CarryOpenChanges, CarryOpenStructure, FireSchedules],
  exports: [Publications, ConfirmedNotes],
})
export class PublishingModule {}
