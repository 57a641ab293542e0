import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { Configuration } from '../../configuration.js';

/** What is sent to one person: the same words twice, plain and as HTML. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Names the message: sent twice it is still one to whoever sorts mail. */
  id: string;
  /** Where a mail program ends it for its user with one POST (RFC 8058). */
  unsubscribe?: string;
}

// Nothing a letter holds makes this process open a file or an address.
const closed = { disableFileAccess: true, disableUrlAccess: true };

/**
 * Takes letters where the operator said: to an SMTP server, or, without one, into a maildir that any mail program opens
 * (`outbox` in the data folder). Throws when the server does not take it: call it from a job, which tries again.
 */
@Injectable()
export class Mail {
  private readonly smtp: Transporter | null;
  /** Writes messages; sends none. */
  private readonly paper = createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...closed });
  private readonly outbox: string;

  constructor(private readonly configuration: Configuration) {
    const { smtpUrl, dataFolder } = configuration;
    const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
    this.smtp = smtpUrl ? createTransport({ url: smtpUrl, ...patience, ...closed }) : null;
    this.outbox = join(dataFolder, 'outbox');
  }

  async send({ id, unsubscribe, ...letter }: Letter): Promise<void> {
    const message: SendMailOptions = {
      ...letter,
      from: this.configuration.mailFrom,
      messageId: `<${id}@${new URL(this.configuration.origin ?? 'http://localhost').hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        ...(unsubscribe === undefined
          ? {}
          : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    };
    if (this.smtp) await this.smtp.sendMail(message);
    else await this.putAside(message);
  }

  /** As maildir asks: written in `tmp`, then moved, so that nobody reads half a message. */
  private async putAside(message: SendMailOptions): Promise<void> {
    const { message: written } = await this.paper.sendMail(message);
    const name = `${String(Math.floor(Date.now() / 1000))}.${randomUUID()}.${hostname().replaceAll(/[/:]/gu, '-')}`;
    for (const folder of ['tmp', 'new', 'cur'])
      await mkdir(join(this.outbox, folder), { recursive: true, mode: 0o700 });
    await writeFile(join(this.outbox, 'tmp', name), written, { mode: 0o600, flag: 'wx' });
    await rename(join(this.outbox, 'tmp', name), join(this.outbox, 'new', name));
  }
}
