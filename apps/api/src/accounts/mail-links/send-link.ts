import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../../configuration.js';
import { Jobs, type Tx, Work } from '../../platform/index.js';
import { Mail } from '../../platform/mail/index.js';
import { linkLetter } from './link-letter.js';
import { MailLinks } from './mail-link.store.js';

const Payload = z.object({ email: z.string() });

/**
 * Whoever asks, for whatever address, causes the same: one job. Whether there is an account is looked up when it runs, so neither
 * the answer nor its time tells.
 */
export async function sendLinkLater(tx: Tx, email: string): Promise<void> {
  await tx.job('send-link', { email }, { maxAttempts: 12 });
}

/** Makes a link and sends it. A letter that could not be sent is sent again with another link. */
@Injectable()
export class SendLink implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly mail: Mail,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ 'send-link': (payload) => this.send(Payload.parse(payload).email) });
  }

  private async send(email: string): Promise<void> {
    const made = await this.work.run(async (tx) => {
      const links = tx.get(MailLinks);
      const to = await links.receiver(email);
      if (!to) return null;
      const kind = to.hasPassword ? ('reset' as const) : ('invitation' as const);
      const link = await links.make(to.personId, kind, tx.at);
      if (!link) return null;
      tx.record({
        actor: null,
        action: 'mail-link.made',
        objectType: 'person',
        objectId: to.personId,
        facts: { kind },
      });
      return { ...link, kind, to };
    });
    if (!made) return;
    const { origin, port } = this.configuration;
    try {
      await this.mail.send(linkLetter({ ...made, origin: origin ?? `http://localhost:${String(port)}` }));
    } catch (error) {
      await this.work.run((tx) => tx.get(MailLinks).takeBack(made.id, tx.at));
      throw error;
    }
  }
}
