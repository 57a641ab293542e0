import { IntlMessageFormat } from 'intl-messageformat';
import { isolate, type Values } from './isolate.js';
import { directionOf, tagOf, type Locale } from './locale.js';

/** The words of one language: flat keys, ICU MessageFormat strings. */
export type Words<Key extends string = string> = Readonly<Record<Key, string>>;

/** The same keys in every language. Build it with `catalogue`, which makes the compiler hold the languages together. */
export type Catalogue<Key extends string = string> = Readonly<Record<Locale, Words<Key>>>;

export type { Values };

/** Says a message in the language it was made for. */
export type Speak<Key extends string = string> = (key: Key, values?: Values) => string;

/** Joins the languages; a key missing from, or only in, one of them is a type error. */
export const catalogue = <const Key extends string>(en: Words<Key>, ur: Words<NoInfer<Key>>): Catalogue<Key> => ({
  en,
  ur,
});

/**
 * A function that says the messages of a catalogue in one language. Messages are parsed once, at their first use.
 * The result is plain text: escape it like any text that goes into HTML. `select` arguments are compared before isolation,
 * so give them as they are. Throws when a message names a value that is not given.
 */
export function speaker<Key extends string>(locale: Locale, words: Catalogue<Key>): Speak<Key> {
  const parsed = new Map<Key, { format: IntlMessageFormat; plain: boolean }>();
  const rightToLeft = directionOf(locale) === 'rtl';
  return (key, values = {}) => {
    let message = parsed.get(key);
    if (!message) {
      const text = words[locale][key];
      const format = new IntlMessageFormat(text, tagOf(locale), undefined, { ignoreTag: true });
      message = { format, plain: !/,\s*select\s*,/.test(text) };
      parsed.set(key, message);
    }
    const said = message.format.format({ ...(rightToLeft && message.plain ? isolate(values) : values) });
    return typeof said === 'string' ? said : String(said);
  };
}
