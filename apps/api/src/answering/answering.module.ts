import { Module } from '@nestjs/common';
import { FeedbackModule } from '../feedback/index.js';
import { AnsweringController } from './answering.controller.js';
import { SettleAnswers } from './settle-answers.js';

/** One thread from a reader's sentence to the published words, and back. */
@Module({
  imports: [FeedbackModule],
  controllers: [AnsweringController],
  providers: [SettleAnswers],
})
export class AnsweringModule {}
