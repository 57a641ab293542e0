import type { Letter } from '../../platform/mail/index.js';
import { type Addressee, writeLetter } from '../letter.js';

/** For whom a link is, and where it leads. */
export interface LinkLetter {
  id: string;
  kind: 'invitation' | 'reset' | 'email';
  to: Addressee;
  /** The address people use, without a path. */
  origin: string;
  token: string;
}

/** A letter with one link. The token stands behind `#`: no server and no log gets it by the way. */
export function linkLetter({ id, kind, to, origin, token }: LinkLetter): Letter {
  const { host } = new URL(origin);
  return writeLetter(id, to, (say) => ({
    subject: say(`mail.${kind}.subject`, { host }),
    lead: say(`mail.${kind}.lead`, { host }),
    act: { words: say(`mail.${kind}.do`), address: `${origin}/app/${kind === 'email' ? 'address' : 'link'}#${token}` },
    rest: [say(kind === 'email' ? 'mail.email.once' : 'mail.link.once'), say('mail.link.notYou')],
  }));
}
