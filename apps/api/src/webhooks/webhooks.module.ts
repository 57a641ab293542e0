import { Module } from '@nestjs/common';
import { InPerson } from '../accounts/index.js';
import { KeepWebhooks } from './keep-webhooks.js';
import { SendWebhooks } from './send-webhooks.js';
import { WebhooksController } from './webhooks.controller.js';

/** Telling other programs what happened. No API token opens an address of it. */
@InPerson()
@Module({ controllers: [WebhooksController], providers: [KeepWebhooks, SendWebhooks] })
export class WebhooksModule {}
