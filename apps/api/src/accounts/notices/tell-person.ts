import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../../configuration.js';
import { Jobs, type Tx, Work } from '../../platform/index.js';
import { Mail } from '../../platform/mail/index.js';
import { People } from '../people.store.js';
import { grantInWords } from './grant-in-words.query.js';
import { noticeLetter } from './notice-letter.js';
import { type Notice, notices } from './notices.js';
import { zoneOf } from './zone.query.js';

const Payload = z.object({
  id: z.string(),
  personId: z.string(),
  notice: z.enum(notices),
  at: z.string(),
  grantId: z.string().optional(),
  documentId: z.string().optional(),
  email: z.string().optional(),
});

/**
 * In the transaction of the deed: who is told of it learns of what was really done, and of nothing else. `grantId`: which grant was
 * given or withdrawn. `documentId`: which document it is about. `email`: where else than to their present address it goes.
 */
export async function tellLater(
  tx: Tx,
  personId: string,
  notice: Notice,
  about: { grantId?: string; documentId?: string; email?: string } = {},
): Promise<void> {
  const payload = { id: `notice-${randomUUID()}`, personId, notice, at: tx.at.toISOString(), ...about };
  await tx.job('tell-person', payload, { maxAttempts: 12 });
}

/** Writes to a person at the address they have when the letter goes, or had before; to nobody whose account was closed meanwhile, but to say so. */
@Injectable()
export class TellPerson implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly mail: Mail,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ 'tell-person': (payload) => this.tell(Payload.parse(payload)) });
  }

  private async tell({ id, personId, notice, at, grantId, documentId, email }: z.infer<typeof Payload>): Promise<void> {
    const alsoClosed = notice === 'account-closed';
    const [to, grant, timeZone] = await this.work.run(async (tx) => [
      await tx.get(People).addressee(personId, { alsoClosed }),
      grantId ? await grantInWords(tx, grantId) : null,
      await zoneOf(tx, { documentId, grantId }),
    ]);
    if (!to) return;
    const { origin, port } = this.configuration;
    const address = origin ?? `http://localhost:${String(port)}`;
    await this.mail.send(
      noticeLetter({ id, notice, to: { ...to, email: email ?? to.email }, at, grant, origin: address, timeZone }),
    );
  }
}
