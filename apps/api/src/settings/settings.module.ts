import { Module } from '@nestjs/common';
import { PublishingModule } from '../publishing/index.js';
import { SettingsController } from './settings.controller.js';

/** What administrators set of a document. */
@Module({ imports: [PublishingModule], controllers: [SettingsController] })
export class SettingsModule {}
