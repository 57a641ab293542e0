import { type Locale, tagOf } from '@tarmeem/text';
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
  /** Where the clocks are that it tells the time by. */
  timeZone: string;
}

function restOf(notice: Notice, say: SayInMail, origin: string): string[] {
  if (notice === 'schedule-called-off') return [say('mail.schedule.see', { address: `${origin}/app/editions/draft` })];
  if (byNobody.has(notice)) return [];
  if (byAdministrators.has(notice)) return [say('mail.notice.ask')];
  return [say('mail.notice.you'), say('mail.notice.notYou', { address: `${origin}/app/forgotten` })];
}

/** The time on the clocks of a zone, with its name: “28 November 2026 at 22:03 (Pakistan Standard Time)”. */
function timeIn(timeZone: string, at: string, locale: Locale): string {
  const zone = { timeZone };
  const instant = new Date(at);
  const words = new Intl.DateTimeFormat(tagOf(locale), { ...zone, dateStyle: 'long', timeStyle: 'short' }).format(
    instant,
  );
  const named = new Intl.DateTimeFormat(tagOf(locale), { ...zone, timeZoneName: 'long' }).formatToParts(instant);
  return `${words} (${named.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone})`;
}

/** Says what was done, and what to do when it was somebody else. No link that signs in or changes anything. */
export function noticeLetter({ id, notice, to, at, origin, grant, timeZone }: NoticeLetter): Letter {
  const { host } = new URL(origin);
  return writeLetter(id, to, (say) => {
    const role = grant ? say(`mail.role.${grant.role}`) : '';
    const what = grant && grant.places.length > 0 ? `${role} (${grant.places.join(', ')})` : role;
    return {
      subject: say(notice === 'schedule-called-off' ? 'mail.schedule.subject' : 'mail.notice.subject', { host }),
      lead: say(`mail.notice.${notice}`, { host, at: timeIn(timeZone, at, to.language), role: what }),
      rest: restOf(notice, say, origin),
    };
  });
}
