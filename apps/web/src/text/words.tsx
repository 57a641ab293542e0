import { directionOf, isLocale, speaker, tagOf, type Locale, type Speak } from '@tarmeem/text';
import { english, type Key } from './english.js';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type { Key };

/** English is always there; Urdu once it is loaded. */
const words: { en: Readonly<Record<Key, string>>; ur: Readonly<Record<Key, string>> } = { en: english, ur: english };

/** Brings the words of a language, if they are not there yet. Without a connection the screens go on in English. */
export async function loadWords(locale: Locale): Promise<void> {
  if (locale !== 'ur' || words.ur !== english) return;
  const loaded = await import('./urdu.js').catch(() => null);
  if (loaded) words.ur = loaded.urdu;
}
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
  const [ready, setReady] = useState<Locale>('en');
  useEffect(() => {
    void loadWords(locale).then(() => setReady(locale));
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    localStorage.setItem(storageKey, locale);
    if (locale === 'ur') void import('../styles/urdu.css');
  }, [locale]);
  const language = useMemo(() => languageOf(locale, setLocale), [locale]);
  // Until a language is there nothing of it is said; the screens begin once it is.
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (ready === locale) setBegun(true);
  }, [ready, locale]);
  const before = useMemo(() => languageOf(ready, setLocale), [ready]);
  if (!begun && ready !== locale) return null;
  return <LanguageContext value={ready === locale ? language : before}>{children}</LanguageContext>;
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
export const isKey = (key: string): key is Key => key in english;
/** The words of a key put together from data, or the given ones when there are none. */
export const sayOr = (say: Say, key: string, otherwise: string): string => (isKey(key) ? say(key) : otherwise);
