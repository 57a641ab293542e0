import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { AlertsController } from './alerts.controller.js';
import { FeedbackModule } from '../feedback/index.js';
import { FeedbackPagesController } from './feedback-pages.controller.js';
import { PublishingModule } from '../publishing/index.js';
import { EditionsController } from './editions.controller.js';
import { FollowChanges } from './follow-changes.js';
import { PdfDesk } from './exports/pdf/pdf-desk.js';
import { PageStore } from './page-store.js';
import { Pages } from './pages.service.js';
import { PreviewController } from './preview.controller.js';
import { ProblemsAsPages } from './problems.js';
import { ReadingController } from './reading.controller.js';
import { SearchController } from './search/search.controller.js';
import { ServeFirst } from './serve-first.js';
import { TrackController } from './track.controller.js';

/** The public pages. Controllers with fixed addresses come before the one that takes any section's address. */
@Module({
  imports: [AlertsModule, FeedbackModule, PublishingModule],
  controllers: [
    TrackController,
    AlertsController,
    PreviewController,
    SearchController,
    FeedbackPagesController,
    EditionsController,
    ReadingController,
  ],
  providers: [PageStore, PdfDesk, Pages, ServeFirst, FollowChanges, ProblemsAsPages],
})
export class ReadingModule {}
