/** The languages of the frame. A document has one language of its own; this is the language of the words around it. */
export const locales = ['en', 'ur'] as const;
export type Locale = (typeof locales)[number];

/** True for a value that names a language of the frame; use it on query parameters and cookies before trusting them. */
export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** The value of the `dir` attribute for a language. */
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ur' ? 'rtl' : 'ltr');

/** The tag for `Intl` and `lang`-aware formatting: both languages as they are written in Pakistan, digits 0-9. */
export const tagOf = (locale: Locale): string => (locale === 'ur' ? 'ur-PK-u-nu-latn' : 'en-GB');

/**
 * The name of a language in itself, for a language switch. Urdu also in Latin letters: on an English page its own may have no font,
 * and a switch must not be blank.
 */
export const nativeNames: Readonly<Record<Locale, string>> = { en: 'English', ur: 'اردو (Urdu)' };
