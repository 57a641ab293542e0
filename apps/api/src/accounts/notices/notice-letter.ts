import type { Letter } from '../../platform/mail/index.js';
import { type Addressee, type SayInMail, writeLetter } from '../letter.js';
import type { GrantInWords } from './grant-in-words.query.js';
import { byAdministrators, byNobody, type Notice } from './notices.js';

/** What happened to whose account, and when (RFC 3339). */
export interface NoticeLetter {
  id: string;
  notice: Notice;
  to: Addressee;
  at: string;
  /** The address people use, without a path. */
  origin: string;
  /** Which grant the notice is about, if any. */
  grant: GrantInWords | null;
}

function restOf(notice: Notice, say: SayInMail, origin: string): string[] {
  if (notice === 'schedule-called-off') return [say('mail.schedule.see', { address: `${origin}/app/editions/draft` })];
  if (byNobody.has(notice)) return [];
  if (byAdministrators.has(notice)) return [say('mail.notice.ask')];
  return [say('mail.notice.you'), say('mail.notice.notYou', { address: `${origin}/app/forgotten` })];
}

/** Says what was done, and what to do when it was somebody else. No link that signs in or changes anything. */
export function noticeLetter({ id, notice, to, at, origin, grant }: NoticeLetter): Letter {
  const { host } = new URL(origin);
  const when = new Intl.DateTimeFormat(to.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return writeLetter(id, to, (say) => {
    const role = grant ? say(`mail.role.${grant.role}`) : '';
    const what = grant && grant.places.length > 0 ? `${role} (${grant.places.join(', ')})` : role;
    return {
      subject: say(notice === 'schedule-called-off' ? 'mail.schedule.subject' : 'mail.notice.subject', { host }),
      lead: say(`mail.notice.${notice}`, { host, at: `${when.format(new Date(at))} UTC`, role: what }),
      rest: restOf(notice, say, origin),
    };
  });
}
