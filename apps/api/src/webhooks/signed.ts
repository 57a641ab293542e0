import { createHmac, randomBytes } from 'node:crypto';
import type { Delivery } from './deliveries.store.js';

/** The key of a webhook's signatures: 256 random bits, recognisable by those who look for lost ones. */
export const newSecret = (): string => `tarmeem_hook_${randomBytes(32).toString('base64url')}`;

/** What is sent: ids and enums; who receives it asks the API for the rest, with rights of their own. */
export const bodyOf = (
  delivery: Pick<Delivery, 'id' | 'action' | 'objectType' | 'objectId' | 'at' | 'seq'>,
  document: string | null,
) =>
  JSON.stringify({
    delivery: delivery.id,
    action: delivery.action,
    at: delivery.at.toISOString(),
    document,
    seq: Number(delivery.seq),
    object: { type: delivery.objectType, id: delivery.objectId },
  });

/**
 * The headers of a delivery. `Tarmeem-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 under the webhook's secret over `<seconds>.<body>`;
 * a receiver refuses times more than five minutes away.
 */
export function headersOf(secret: string, body: string, { id, action, at }: { id: string; action: string; at: Date }) {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Tarmeem webhooks',
    'tarmeem-delivery': id,
    'tarmeem-event': action,
    'tarmeem-signature': `t=${seconds},v1=${signature}`,
  };
}
