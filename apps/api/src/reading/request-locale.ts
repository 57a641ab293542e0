import { isLocale, type Locale } from '@tarmeem/text';

/** The person's choice from the cookie, else English. The header is asked for on every page: no parsing of the rest. */
export function localeOfCookie(cookie: string | undefined): Locale {
  const chosen = cookie === undefined ? undefined : /(?:^|;\s*)lang=(\w\w)(?:;|$)/.exec(cookie)?.[1];
  return isLocale(chosen) ? chosen : 'en';
}

/** The language of an answer: `?lang=` for this address, else the person's choice. */
export function localeOf(request: { url: string; headers: { cookie?: string } }): { locale: Locale; chosen: boolean } {
  const asked = new URLSearchParams(request.url.split('?', 2)[1]).get('lang');
  return isLocale(asked)
    ? { locale: asked, chosen: true }
    : { locale: localeOfCookie(request.headers.cookie), chosen: false };
}

/** Remembers the choice for a year; no secret, so scripts may read it. */
export const localeCookie = (locale: Locale): string => `lang=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
