import {
  catalogue,
  followingEn,
  followingUr,
  nativeNames,
  publicEn,
  publicUr,
  speaker,
  tagOf,
  type Locale,
  type Speak,
} from '@tarmeem/text';

export const publicWords = catalogue({ ...publicEn, ...followingEn }, { ...publicUr, ...followingUr });
export type PublicKey = keyof typeof publicEn | keyof typeof followingEn;

const speakers: Record<Locale, Speak<PublicKey>> = { en: speaker('en', publicWords), ur: speaker('ur', publicWords) };

/** Where the pages are served from. */
export interface Site {
  /** Host as people read it, without the scheme: `tarmeem.example`. */
  host: string;
  /** The same with its scheme, for addresses that leave the site: `https://tarmeem.example`. */
  origin: string;
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
  /** `6 May 2026, 14:20`. */
  moment: (instant: string) => string;
  /** `yyyy-mm-dd` in the document's time zone, as date addresses and inputs write it. */
  isoDay: (instant: string) => string;
}

/** The frame of one language and time zone. */
export function frameOf(site: Site, locale: Locale, timeZone = 'Asia/Karachi'): Frame {
  const day = new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const time = new Intl.DateTimeFormat(tagOf(locale), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const iso = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const other = locale === 'en' ? 'ur' : 'en';
  return {
    site,
    locale,
    other,
    otherName: nativeNames[other],
    say: speakers[locale],
    day: (instant) => day.format(new Date(instant)),
    moment: (instant) => `${day.format(new Date(instant))}, ${time.format(new Date(instant))}`,
    isoDay: (instant) => iso.format(new Date(instant)),
  };
}
