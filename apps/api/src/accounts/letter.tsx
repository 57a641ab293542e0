import { catalogue, directionOf, type Locale, mailEn, mailUr, type Speak, speaker } from '@tarmeem/text';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Letter } from '../platform/mail/index.js';

const words = catalogue(mailEn, mailUr);
export type SayInMail = Speak<keyof typeof mailEn>;

/** Whom a letter is for: it is written in their language. */
export interface Addressee {
  email: string;
  name: string;
  language: Locale;
}

/** What a letter says, in the words of its receiver. */
interface Content {
  subject: string;
  lead: string;
  /** One thing to do, at an address. */
  act?: { words: string; address: string };
  rest: readonly string[];
}

/** A letter to a person, plain and as HTML. `id` names it: sent twice it is still one. */
export function writeLetter(id: string, to: Addressee, content: (say: SayInMail) => Content): Letter {
  const say = speaker(to.language, words);
  const { subject, lead, act, rest } = content(say);
  const greeting = to.name === '' ? say('mail.greeting.reader') : say('mail.greeting', { name: to.name });
  return {
    id,
    to: to.email,
    subject,
    text: [greeting, lead, ...(act ? [act.address] : []), ...rest, ''].join('\n\n'),
    html: `<!doctype html>${renderToStaticMarkup(
      <html lang={to.language} dir={directionOf(to.language)}>
        <body style={{ fontFamily: 'sans-serif', lineHeight: to.language === 'ur' ? 2 : 1.5 }}>
          <p>{greeting}</p>
          <p>{lead}</p>
          {act && (
            <p>
              <a href={act.address}>{act.words}</a>
            </p>
          )}
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </body>
      </html>,
    )}`,
  };
}
