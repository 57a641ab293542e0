import { catalogue, directionOf, type Locale, mailEn, mailUr, speaker } from '@tarmeem/text';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Letter } from '../../platform/mail/index.js';

const words = catalogue(mailEn, mailUr);

/** For whom a link is, and where it leads. */
export interface LinkLetter {
  id: string;
  kind: 'invitation' | 'reset';
  to: { email: string; name: string; language: Locale };
  /** The address people use, without a path. */
  origin: string;
  token: string;
}

/** A letter with one link, in the language of its receiver. The token stands behind `#`: no server and no log gets it by the way. */
export function linkLetter({ id, kind, to, origin, token }: LinkLetter): Letter {
  const say = speaker(to.language, words);
  const { host } = new URL(origin);
  const address = `${origin}/app/link#${token}`;
  const greeting = say('mail.greeting', { name: to.name });
  const lead = say(`mail.${kind}.lead`, { host });
  const rest = [say('mail.link.once'), say('mail.link.notYou')];
  return {
    id,
    to: to.email,
    subject: say(`mail.${kind}.subject`, { host }),
    text: [greeting, lead, address, ...rest, ''].join('\n\n'),
    html: `<!doctype html>${renderToStaticMarkup(
      <html lang={to.language} dir={directionOf(to.language)}>
        <body style={{ fontFamily: 'sans-serif', lineHeight: to.language === 'ur' ? 2 : 1.5 }}>
          <p>{greeting}</p>
          <p>{lead}</p>
          <p>
            <a href={address}>{say(`mail.${kind}.do`)}</a>
          </p>
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </body>
      </html>,
    )}`,
  };
}
