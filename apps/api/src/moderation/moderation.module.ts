import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.js';
import { ModerationController } from './moderation.controller.js';

/** Deciding: the desk, reviews, trays and decisions, and the set of accepted changes that is the draft edition. */
@Module({ controllers: [DeskController, ModerationController] })
export class ModerationModule {}
