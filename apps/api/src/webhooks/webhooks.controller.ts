import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  type CreatedWebhookView,
  CreateWebhookInput,
  type DeliveryOutcome,
  type DeliveryPage,
  DeliveryQuery,
  EditWebhookInput,
  Id,
  type WebhookView,
} from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { NotFound, Work } from '../platform/index.js';
import { deliveriesOf } from './deliveries.store.js';
import { KeepWebhooks } from './keep-webhooks.js';
import { webhooksOf, Webhooks } from './webhook.store.js';

/** The webhooks of one's own programs. Somebody else's are not there. */
@Controller('api/v1/webhooks')
@Policy('signed-in')
export class WebhooksController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly keep: KeepWebhooks,
  ) {}

  @Get()
  list(@Actor() actor: Actor): Promise<WebhookView[]> {
    return webhooksOf(this.source, actor.id);
  }

  /** Not repeatable under a key: the kept answer would hold the secret. */
  @Post()
  create(
    @Actor() actor: Actor,
    @Body({ schema: CreateWebhookInput }) input: CreateWebhookInput,
  ): Promise<CreatedWebhookView> {
    return this.keep.create(actor, input);
  }

  @Put(':webhookId')
  edit(
    @Param('webhookId', { schema: Id }) id: string,
    @Body({ schema: EditWebhookInput }) input: EditWebhookInput,
    @Caller() { actor, seen }: Caller,
  ): Promise<WebhookView> {
    return this.keep.edit(actor, { id, seen, input });
  }

  @Delete(':webhookId')
  @HttpCode(204)
  async remove(@Actor() actor: Actor, @Param('webhookId', { schema: Id }) id: string): Promise<void> {
    await this.keep.remove(actor, id);
  }

  /** Sends something to the address now, and tells what became of it. */
  @Post(':webhookId/test')
  @HttpCode(200)
  test(@Actor() actor: Actor, @Param('webhookId', { schema: Id }) id: string): Promise<DeliveryOutcome> {
    return this.keep.test(actor, id);
  }

  /** Also of one that was removed. */
  @Get(':webhookId/deliveries')
  deliveries(
    @Actor() actor: Actor,
    @Param('webhookId', { schema: Id }) id: string,
    @Query({ schema: DeliveryQuery }) query: DeliveryQuery,
  ): Promise<DeliveryPage> {
    return this.work.run(async (tx) => {
      if (!(await tx.get(Webhooks).isOf(actor.id, id))) throw new NotFound();
      return deliveriesOf(tx.manager, id, query);
    });
  }

  /** Sends a dead letter once more. */
  @Post(':webhookId/deliveries/:deliveryId/resend')
  @HttpCode(202)
  async resend(
    @Actor() actor: Actor,
    @Param('webhookId', { schema: Id }) id: string,
    @Param('deliveryId', { schema: Id }) deliveryId: string,
  ): Promise<void> {
    await this.keep.resend(actor, id, deliveryId);
  }
}
