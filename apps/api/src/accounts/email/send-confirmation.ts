import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../../configuration.js';
import { Jobs, Work } from '../../platform/index.js';
import { Mail } from '../../platform/mail/index.js';
import { writeLetter } from '../letter.js';
import { linkLetter } from '../mail-links/link-letter.js';
import { People } from '../people.store.js';
import { EmailChanges } from './email-change.store.js';

const Payload = z.object({ changeId: z.uuid() });

/** Sends the link to the address somebody wants; to one that has an account, only that it has. Sent again, it is another link. */
@Injectable()
export class SendConfirmation implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly mail: Mail,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ 'confirm-email': (payload) => this.send(Payload.parse(payload).changeId) });
  }

  private async send(changeId: string): Promise<void> {
    const ready = await this.work.run(async (tx) => {
      const made = await tx.get(EmailChanges).token(changeId, tx.at);
      if (!made) return null;
      const { personId, email } = made.change;
      const people = tx.get(People);
      const asker = await people.addressee(personId);
      const owner = await people.personByEmail(email);
      const taken = owner && owner !== personId ? await people.addressee(owner, { alsoClosed: true }) : null;
      return asker ? { ...made, to: { ...asker, email }, taken } : null;
    });
    if (!ready) return;
    const { token, to, taken } = ready;
    const { origin: set, port } = this.configuration;
    const origin = set ?? `http://localhost:${String(port)}`;
    const { host } = new URL(origin);
    if (!taken) return this.mail.send(linkLetter({ id: `email-${changeId}`, kind: 'email', to, origin, token }));
    return this.mail.send(
      writeLetter(`email-${changeId}`, taken, (say) => ({
        subject: say('mail.emailTaken.subject', { host }),
        lead: say('mail.emailTaken.lead', { host }),
        rest: [say('mail.emailTaken.nothing')],
      })),
    );
  }
}
