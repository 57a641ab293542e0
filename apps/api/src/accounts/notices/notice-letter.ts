import type { Letter } from '../../platform/mail/index.js';
import { type Addressee, writeLetter } from '../letter.js';
import type { Notice } from './notices.js';

/** What happened to whose account, and when (RFC 3339). */
export interface NoticeLetter {
  id: string;
  notice: Notice;
  to: Addressee;
  at: string;
  /** The address people use, without a path. */
  origin: string;
}

/** Says what was done, and what to do when it was somebody else. No link that signs in or changes anything. */
export function noticeLetter({ id, notice, to, at, origin }: NoticeLetter): Letter {
  const { host } = new URL(origin);
  const when = new Intl.DateTimeFormat(to.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return writeLetter(id, to, (say) => ({
    subject: say('mail.notice.subject', { host }),
    lead: say(`mail.notice.${notice}`, { host, at: `${when.format(new Date(at))} UTC` }),
    rest: [say('mail.notice.you'), say('mail.notice.notYou', { address: `${origin}/app/forgotten` })],
  }));
}
