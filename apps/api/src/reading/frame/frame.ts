import {
  catalogue,
  consultationEn,
  consultationUr,
  followingEn,
  followingUr,
  nativeNames,
  publicEn,
  publicUr,
  speaker,
  standingEn,
  standingUr,
  tagOf,
  type Locale,
  type Speak,
} from '@tarmeem/text';

export const publicWords = catalogue(
  { ...publicEn, ...followingEn, ...consultationEn, ...standingEn },
  { ...publicUr, ...followingUr, ...consultationUr, ...standingUr },
);
export type PublicKey =
  | keyof typeof publicEn
  | keyof typeof followingEn
  | keyof typeof consultationEn
  | keyof typeof standingEn;

const speakers: Record<Locale, Speak<PublicKey>> = { en: speaker('en', publicWords), ur: speaker('ur', publicWords) };

/** Where the pages are served from. */
export interface Site {
  /** Host as people read it, without the scheme: `tarmeem.example`. */
  host: string;
  /** The same with its scheme, for addresses that leave the site: `https://tarmeem.example`. */
  origin: string;
  /** Whom anybody may write to about the pages; null: the operator names nobody. */
  contact?: string | null;
  /** Shown on every page of an evaluation, so that nobody takes it for the real thing. */
  evaluation: boolean;
}

/** What every component needs to speak: the language, its dates in the document's time zone, and the site. */
export interface Frame {
  site: Site;
  locale: Locale;
  other: Locale;
  otherName: string;
  say: Speak<PublicKey>;
  /** `4 May 2026`. */
  day: (instant: string) => string;
  /** The same of a day of the calendar, `2026-05-04`, whatever the time zone. */
  date: (day: string) => string;
  /** `6 May 2026, 14:20`. */
  moment: (instant: string) => string;
  /** `yyyy-mm-dd` in the document's time zone, as date addresses and inputs write it. */
  isoDay: (instant: string) => string;
}

interface Dates {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  iso: Intl.DateTimeFormat;
}

/** Formats of dates are dear to make, and few: each language in each time zone of a document. */
const known = new Map<string, Dates>();

function datesOf(locale: Locale, timeZone: string): Dates {
  const key = `${locale} ${timeZone}`;
  const kept = known.get(key);
  if (kept) return kept;
  const made = {
    day: new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone }),
    time: new Intl.DateTimeFormat(tagOf(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
    iso: new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }),
  };
  known.set(key, made);
  return made;
}

/** The frame of one language and time zone. */
export function frameOf(site: Site, locale: Locale, timeZone = 'Asia/Karachi'): Frame {
  const { day, time, iso } = datesOf(locale, timeZone);
  const other = locale === 'en' ? 'ur' : 'en';
  return {
    site,
    locale,
    other,
    otherName: nativeNames[other],
    say: speakers[locale],
    day: (instant) => day.format(new Date(instant)),
    date: (on) => datesOf(locale, 'UTC').day.format(new Date(`${on}T00:00:00Z`)),
    moment: (instant) =>
      `${day.format(new Date(instant))}${speakers[locale]('frame.comma')} ${time.format(new Date(instant))}`,
    isoDay: (instant) => iso.format(new Date(instant)),
  };
}
