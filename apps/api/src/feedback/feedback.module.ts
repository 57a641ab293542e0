import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/index.js';
import { PlaceAnchors } from './anchors/place-anchors.js';
import { FeedbackNews } from './feedback-news.js';
import { FeedbackController } from './feedback.controller.js';
import { ModerateFeedback } from './moderate-feedback.js';
import { SendFeedback } from './send-feedback.js';
import { TrackFeedback } from './track-feedback.js';

/** What readers say about a text, and how they are answered. */
@Module({
  imports: [EvidenceModule],
  controllers: [FeedbackController],
  providers: [FeedbackNews, SendFeedback, ModerateFeedback, TrackFeedback, PlaceAnchors],
  exports: [FeedbackNews, SendFeedback, TrackFeedback],
})
export class FeedbackModule {}
