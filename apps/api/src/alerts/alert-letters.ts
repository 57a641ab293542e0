import { type SayInMail, writeLetter } from '../accounts/index.js';
import { dayIn, windowOn, windowSentence } from '@tarmeem/review';
import { type Locale, tagOf } from '@tarmeem/text';
import type { Letter } from '../platform/mail/index.js';
import type { Subscription } from './subscriptions.store.js';

/** Where the letters lead: the address people use, and the token of the subscription. */
export interface Links {
  origin: string;
  token: string;
}

/** An edition as a letter tells of it. */
export interface ToldEdition {
  seq: number;
  number: string;
  note: string;
  kind: 'import' | 'normal' | 'emergency' | 'rollback';
  at: Date;
}

/** What became of somebody's feedback, as a letter tells it: never any of its words. */
export interface FeedbackNewsFacts {
  what: 'released' | 'refused' | 'answered' | 'reopened' | 'replied';
  /** The edition that changed words for it, and the one before. */
  changed: { edition: string; since: string } | null;
  isPublic: boolean;
}

const toReader = ({ email, language }: Pick<Subscription, 'email' | 'language'>) => ({ email, name: '', language });

const nameOf = (say: SayInMail, { title, heading, number }: Subscription): string =>
  number !== null
    ? say('mail.alert.ofFeedback', { number, title })
    : heading !== null
      ? say('mail.alert.ofSection', { heading, title })
      : title;

/** Asks whether the address is theirs; to one who confirmed before it says that there is nothing to do. */
export function confirmLetter(id: string, it: Subscription, { origin, token }: Links): Letter {
  const { host } = new URL(origin);
  return writeLetter(id, toReader(it), (say) => {
    const what = nameOf(say, it);
    return {
      subject: say('mail.alert.confirm.subject', { what }),
      lead: say(it.confirmed ? 'mail.alert.already' : 'mail.alert.confirm.lead', { what, host }),
      act: {
        words: say(it.confirmed ? 'mail.alert.manage' : 'mail.alert.confirm.do'),
        address: `${origin}/alerts/${token}`,
      },
      rest: it.confirmed ? [] : [say('mail.alert.confirm.week'), say('mail.link.notYou')],
    };
  });
}

/** Why the letter came, and where it is changed or ended. */
const ending = (say: SayInMail, { origin, token }: Links): string[] => [
  // An address stands alone: a mark of direction beside it would become part of what is clicked.
  say('mail.alert.end'),
  `${origin}/alerts/${token}`,
];

const day = (language: Locale, timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat(tagOf(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);

/** What each edition is, when it was published where the document is, and what its note says. */
function editionLines(
  say: SayInMail,
  { language, timeZone }: Subscription,
  { number, note, kind, at }: ToldEdition,
): string[] {
  const on = { number, day: day(language, timeZone, at) };
  return [
    note ? say('mail.alert.edition.note', { ...on, note }) : say('mail.alert.edition.minor', on),
    ...(kind === 'emergency' || kind === 'rollback' ? [say(`mail.alert.edition.${kind}`, { number })] : []),
  ];
}

/** Within which days feedback is taken, as it stands when the letter is written. */
function windowLines(say: SayInMail, it: Subscription, now: Date): string[] {
  const sentence = windowSentence(windowOn(dayIn(it.timeZone, now), it), it);
  if (!sentence) return [];
  const words = (date: string | null): string => (date ? day(it.language, 'UTC', new Date(`${date}T00:00:00Z`)) : '');
  return [say(sentence, { from: words(it.feedbackFrom), until: words(it.feedbackUntil) })];
}

/** Tells of editions, the oldest first, with their days and change notes, and until when feedback is taken. */
export function editionsLetter(
  it: Subscription,
  { editions, since, links, now }: { editions: readonly ToldEdition[]; since: string; links: Links; now: Date },
): Letter {
  const last = editions.at(-1)!;
  const letter = writeLetter(`alert-${it.id}-${String(last.seq)}`, toReader(it), (say) => {
    const what = nameOf(say, it);
    const compare = `${links.origin}/${it.slug}/compare/${since}...${last.number}`;
    return {
      subject: say('mail.alert.edition.subject', { what, number: last.number }),
      lead: say('mail.alert.edition.lead', { what, count: editions.length, number: last.number }),
      act: {
        words: say('mail.alert.edition.do'),
        address: it.sectionId === null ? compare : `${compare}#r:${it.sectionId}`,
      },
      rest: [
        ...editions.flatMap((edition) => editionLines(say, it, edition)),
        ...windowLines(say, it, now),
        ...ending(say, links),
      ],
    };
  });
  return { ...letter, unsubscribe: `${links.origin}/alerts/${links.token}/end` };
}

/** Tells a sender what became of their feedback. Without a token they have an account, and nothing to end. */
export function feedbackLetter(
  id: string,
  to: { email: string; name: string; language: Subscription['language'] },
  {
    about,
    facts,
    links,
  }: {
    about: { slug: string; title: string; number: number };
    facts: FeedbackNewsFacts;
    links: { origin: string; token: string | null };
  },
): Letter {
  const { slug, title, number } = about;
  const { origin, token } = links;
  const letter = writeLetter(id, to, (say) => {
    const { changed } = facts;
    const shown = facts.isPublic ? `${origin}/${slug}/feedback/${String(number)}` : `${origin}/track`;
    return {
      subject: say('mail.yours.subject', { number, title }),
      lead: changed
        ? say('mail.yours.changed', { number, title, edition: changed.edition })
        : say(`mail.yours.${facts.what}`, { number, title }),
      act: {
        words: say(changed ? 'mail.alert.edition.do' : 'mail.yours.do'),
        address: changed ? `${origin}/${slug}/compare/${changed.since}...${changed.edition}` : shown,
      },
      rest: [...(changed ? [say('mail.yours.thread'), shown] : []), ...(token ? ending(say, { origin, token }) : [])],
    };
  });
  return token ? { ...letter, unsubscribe: `${origin}/alerts/${token}/end` } : letter;
}
