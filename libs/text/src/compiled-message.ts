import { directionOf, tagOf, type Locale } from './locale.js';
import { isolate, type Values } from './isolate.js';
import type { Catalogue, Speak } from './message.js';

/** A part of a compiled message: words, the counted number (0), a value by name, a number by name, or one of several by a value. */
type Part =
  | string
  | 0
  | readonly [name: string]
  | readonly [name: string, kind: 'number']
  | readonly [name: string, kind: 'plural' | 'select', Readonly<Record<string, Compiled>>];

/** A message as the build makes it of its ICU form: what has no values stays words. */
export type Compiled = string | readonly Part[];

/**
 * What `speaker` does, for messages that were compiled at build time: the parser of ICU messages stays out of the browser. Says the
 * same words; a test holds both together. Throws when a message names a value that is not given.
 */
export function speakerOfCompiled<Key extends string>(locale: Locale, words: Catalogue<Key>): Speak<Key> {
  const plural = new Intl.PluralRules(tagOf(locale));
  const number = new Intl.NumberFormat(tagOf(locale));
  const rightToLeft = directionOf(locale) === 'rtl';
  const valueOf = (values: Values, name: string) => {
    const value = values[name];
    if (!(name in values)) throw new RangeError(`The message needs the value ${name}`);
    return value;
  };
  const say = (message: Compiled, values: Values, count: number): string => {
    if (typeof message === 'string') return message;
    let said = '';
    for (const part of message) {
      if (typeof part === 'string') said += part;
      else if (part === 0) said += number.format(count);
      else if (part.length === 1) said += String(valueOf(values, part[0]) ?? '');
      else if (part[1] === 'number') said += number.format(Number(valueOf(values, part[0])));
      else {
        const [name, kind, cases] = part;
        const value = valueOf(values, name);
        const of = kind === 'select' ? String(value) : plural.select(Number(value));
        const chosen =
          (kind === 'plural' ? cases[`=${String(value)}`] : undefined) ?? cases[of] ?? cases['other'] ?? '';
        said += say(chosen, values, kind === 'plural' ? Number(value) : count);
      }
    }
    return said;
  };
  const plain = (message: Compiled): boolean =>
    typeof message === 'string' ||
    message.every(
      (part) => typeof part !== 'object' || (part[1] !== 'select' && Object.values(part[2] ?? {}).every(plain)),
    );
  return (key, values = {}) => {
    const message = words[locale][key] as Compiled;
    return say(message, rightToLeft && plain(message) ? isolate(values) : values, 0);
  };
}
