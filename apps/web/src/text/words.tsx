import {
  accountEn,
  accountUr,
  answeringEn,
  answeringUr,
  appEn,
  auditEn,
  auditUr,
  appUr,
  catalogue,
  changesEn,
  changesUr,
  conflictsEn,
  conflictsUr,
  decidingEn,
  decidingUr,
  directionOf,
  editingEn,
  editingUr,
  exchangeEn,
  exchangeUr,
  isLocale,
  peopleEn,
  peopleUr,
  problemsEn,
  problemsUr,
  publishingEn,
  publishingUr,
  reviewEn,
  reviewUr,
  speaker,
  structureEn,
  structureUr,
  tagOf,
  webhooksEn,
  webhooksUr,
  writingEn,
  writingUr,
  type Locale,
  type Speak,
} from '@tarmeem/text';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

const words = catalogue(
  {
    ...accountEn,
    ...answeringEn,
    ...appEn,
    ...auditEn,
    ...changesEn,
    ...conflictsEn,
    ...decidingEn,
    ...editingEn,
    ...exchangeEn,
    ...peopleEn,
    ...problemsEn,
    ...publishingEn,
    ...reviewEn,
    ...webhooksEn,
    ...structureEn,
    ...writingEn,
  },
  {
    ...accountUr,
    ...answeringUr,
    ...appUr,
    ...auditUr,
    ...changesUr,
    ...conflictsUr,
    ...decidingUr,
    ...editingUr,
    ...exchangeUr,
    ...peopleUr,
    ...problemsUr,
    ...publishingUr,
    ...reviewUr,
    ...webhooksUr,
    ...structureUr,
    ...writingUr,
  },
);
/** Every key of the signed-in application's words. */
export type Key = keyof (typeof words)['en'];
export type Say = Speak<Key>;

export interface Language {
  locale: Locale;
  say: Say;
  setLocale: (locale: Locale) => void;
  /** A clock time, for things that happened moments ago. */
  time: (instant: string | Date) => string;
  /** "today 14:05" or a day with its time. */
  when: (instant: string | Date) => string;
  /** A day without a time. */
  day: (instant: string | Date) => string;
}

const storageKey = 'tarmeem.language';
const LanguageContext = createContext<Language | null>(null);

const firstLocale = (): Locale => {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(storageKey);
  return isLocale(asked) ? asked : 'en';
};

/** Gives the screens their language, and the page its `lang` and `dir`. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    localStorage.setItem(storageKey, locale);
    if (locale === 'ur') void import('../styles/nastaliq.css');
  }, [locale]);
  const language = useMemo(() => languageOf(locale, setLocale), [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** Days and times inside are those of this zone: a document's, wherever its reader is. */
export function InTimeZone({ timeZone, children }: { timeZone: string | undefined; children: ReactNode }) {
  const { locale, setLocale } = useLanguage();
  const language = useMemo(() => languageOf(locale, setLocale, timeZone), [locale, setLocale, timeZone]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The words and dates of one language, outside of React too (tests, decorations). */
export function languageOf(
  locale: Locale,
  setLocale: (locale: Locale) => void = () => undefined,
  timeZone?: string,
): Language {
  const say = speaker(locale, words);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tagOf(locale), { ...options, ...(timeZone ? { timeZone } : {}) });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const thisYear = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const otherYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const year = format({ year: 'numeric' });
  const long = format({ day: 'numeric', month: 'long', year: 'numeric' });
  return {
    locale,
    say,
    setLocale,
    time: (instant) => clock.format(new Date(instant)),
    day: (instant) => long.format(new Date(instant)),
    when: (instant) => {
      const date = new Date(instant);
      const now = new Date();
      if (long.format(date) === long.format(now)) return say('app.today', { time: clock.format(date) });
      return (year.format(date) === year.format(now) ? thisYear : otherYear).format(date);
    },
  };
}

/** The language of the screen; only inside a LanguageProvider. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage outside of LanguageProvider');
  return language;
}
export const useSay = (): Say => useLanguage().say;

/** True for a key of the catalogue: use it before saying a key that was put together from data. */
export const isKey = (key: string): key is Key => key in words.en;
/** The words of a key put together from data, or the given ones when there are none. */
export const sayOr = (say: Say, key: string, otherwise: string): string => (isKey(key) ? say(key) : otherwise);
