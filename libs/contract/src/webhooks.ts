import { z } from 'zod';
import { Id, Instant, page, Slug } from './shared.js';
import { webhookActions } from './webhook-lists.js';

export const WebhookAction = z.enum(webhookActions);
export type WebhookAction = z.infer<typeof WebhookAction>;

/**
 * `off`: by its owner; `broken`: switched off because its address took nothing for long; `removed`: deleted by its owner, who reads for
 * 30 days what was sent.
 */
export const webhookStandings = ['on', 'off', 'broken', 'removed'] as const;

const Address = z.string().min(8).max(500);
const Actions = z.array(WebhookAction).min(1).max(webhookActions.length);

export const WebhookView = z
  .object({
    id: Id,
    address: z.string(),
    actions: z.array(z.string()),
    /** Null: of every document. */
    document: z.string().nullable(),
    standing: z.enum(webhookStandings),
    /** How many deliveries its address did not take. */
    dead: z.number(),
    /** The newest delivery that was tried. */
    lastTriedAt: Instant.nullable(),
    createdAt: Instant,
    /** Null unless it is removed. */
    removedAt: Instant.nullable(),
    version: z.number(),
  })
  .meta({ id: 'WebhookView' });
export type WebhookView = z.infer<typeof WebhookView>;

export const CreateWebhookInput = z
  .strictObject({ address: Address, actions: Actions, document: Slug.nullable() })
  .meta({ id: 'CreateWebhookInput' });
export type CreateWebhookInput = z.infer<typeof CreateWebhookInput>;
/** `secret` is the key of the signatures (HMAC-SHA256); it is shown this once. */
export const CreatedWebhookView = WebhookView.extend({ secret: z.string() }).meta({ id: 'CreatedWebhookView' });
export type CreatedWebhookView = z.infer<typeof CreatedWebhookView>;
/** `active` switches it on again where it was off or broken; it goes on where it stopped. */
export const EditWebhookInput = z
  .strictObject({ address: Address, actions: Actions, active: z.boolean() })
  .meta({ id: 'EditWebhookInput' });
export type EditWebhookInput = z.infer<typeof EditWebhookInput>;

/**
 * Why a delivery was not taken: no address there that may be called; no connection; no answer in time; an answer other than 2xx
 * (redirects are not followed).
 */
export const deliveryFailures = ['address', 'connection', 'timeout', 'status'] as const;
export const DeliveryOutcome = z
  .object({ taken: z.boolean(), status: z.number().nullable(), failure: z.enum(deliveryFailures).nullable() })
  .meta({ id: 'DeliveryOutcome' });
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>;

export const DeliveryView = z
  .object({
    id: Id,
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    happenedAt: Instant,
    state: z.enum(['waiting', 'delivered', 'dead']),
    attempts: z.number(),
    status: z.number().nullable(),
    failure: z.enum(deliveryFailures).nullable(),
    triedAt: Instant.nullable(),
  })
  .meta({ id: 'DeliveryView' });
export type DeliveryView = z.infer<typeof DeliveryView>;
export const DeliveryQuery = z.strictObject({ state: z.enum(['dead']).optional(), after: Id.optional() });
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;
export const DeliveryPage = page(DeliveryView).meta({ id: 'DeliveryPage' });
export type DeliveryPage = z.infer<typeof DeliveryPage>;
