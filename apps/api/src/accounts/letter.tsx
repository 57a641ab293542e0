import {
  catalogue,
  consultationEn,
  consultationUr,
  directionOf,
  type Locale,
  mailEn,
  mailUr,
  type Speak,
  speaker,
} from '@tarmeem/text';
import type { CSSProperties, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Letter } from '../platform/mail/index.js';

const words = catalogue({ ...mailEn, ...consultationEn }, { ...mailUr, ...consultationUr });
export type SayInMail = Speak<keyof typeof mailEn | keyof typeof consultationEn>;

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
    html: `<!doctype html>${renderToStaticMarkup(<Sheet to={to} content={{ subject, lead, act, rest }} greeting={greeting} />)}`,
  };
}

/** Colours are those of the mail program, in light and in dark: every mark is made of the ink it writes with. */
const sheet: CSSProperties = { maxWidth: '36rem', margin: '0 auto', padding: '24px 16px', fontSize: '16px' };
const button: CSSProperties = {
  display: 'inline-block',
  padding: '10px 18px',
  border: '2px solid',
  borderRadius: '4px',
  fontWeight: 600,
};
const fonts = {
  en: { fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", lineHeight: 1.5 },
  ur: {
    fontFamily: "'Noto Nastaliq Urdu', 'Jameel Noori Nastaleeq', 'Urdu Typesetting', 'Geeza Pro', Tahoma, sans-serif",
    lineHeight: 2.1,
  },
} as const;

interface SheetProps {
  to: Addressee;
  greeting: string;
  content: Content;
}

function Sheet({ to: { language }, greeting, content: { subject, lead, act, rest } }: SheetProps): ReactElement {
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={{ ...sheet, ...fonts[language], colorScheme: 'light dark' }}>
        <p>{greeting}</p>
        <p>{lead}</p>
        {act && (
          <p>
            <a href={act.address} style={button}>
              {act.words}
            </a>
          </p>
        )}
        {rest.map((sentence) => (
          <p key={sentence}>{isAddress(sentence) ? <Address at={sentence} /> : sentence}</p>
        ))}
      </body>
    </html>
  );
}

const isAddress = (sentence: string): boolean => /^https?:\/\/\S+$/u.test(sentence);

/** A long address is broken at the edge of a small screen, and reads from left to right in every language. */
function Address({ at }: { at: string }): ReactElement {
  return (
    <a href={at} dir="ltr" style={{ overflowWrap: 'anywhere', fontFamily: fonts.en.fontFamily, fontSize: '14px' }}>
      {at}
    </a>
  );
}
