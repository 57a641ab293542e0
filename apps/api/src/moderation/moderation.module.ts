import { Module } from '@nestjs/common';
import { ModerationController } from './moderation.controller.js';

/** Deciding: the desk, reviews, trays and decisions, and the set of accepted changes that is the draft edition. */
@Module({ controllers: [ModerationController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class ModerationModule {}
