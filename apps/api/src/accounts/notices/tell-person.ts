import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../../configuration.js';
import { Jobs, type Tx, Work } from '../../platform/index.js';
import { Mail } from '../../platform/mail/index.js';
import { People } from '../people.store.js';
import { noticeLetter } from './notice-letter.js';
import { type Notice, notices } from './notices.js';

const Payload = z.object({ id: z.string(), personId: z.string(), notice: z.enum(notices), at: z.string() });

/** In the transaction of the deed: who is told of it learns of what was really done, and of nothing else. */
export async function tellLater(tx: Tx, personId: string, notice: Notice): Promise<void> {
  const payload = { id: `notice-${randomUUID()}`, personId, notice, at: tx.at.toISOString() };
  await tx.job('tell-person', payload, { maxAttempts: 12 });
}

/** Writes to a person at the address they have when the letter goes; to nobody whose account was closed meanwhile. */
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

  private async tell({ id, personId, notice, at }: z.infer<typeof Payload>): Promise<void> {
    const to = await this.work.run((tx) => tx.get(People).addressee(personId));
    if (!to) return;
    const { origin, port } = this.configuration;
    await this.mail.send(noticeLetter({ id, notice, to, at, origin: origin ?? `http://localhost:${String(port)}` }));
  }
}
