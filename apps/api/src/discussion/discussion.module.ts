import { Module } from '@nestjs/common';
import { DiscussionController } from './discussion.controller.js';
import { TellMentioned } from './tell-mentioned.js';

/** What is said about a proposal and its changes, inside an organisation or between it and those who decide. */
@Module({ controllers: [DiscussionController], providers: [TellMentioned] })
export class DiscussionModule {}
