import type { MeView } from '@tarmeem/contract';
import { hasRole } from '../features/account/session.js';
import type { Key } from '../text/words.js';

type For = 'all' | 'desk' | 'writers' | 'caretakers';

/** The screens of the navigation, in its order; `waits` names the count that the desk has for it. */
const places: {
  to: '/' | '/proposals' | '/desk' | '/editions' | '/feedback' | '/people';
  words: Key;
  for: For;
  waits?: 'open' | 'feedback';
}[] = [
  { to: '/', words: 'app.home', for: 'all' },
  { to: '/proposals', words: 'app.proposals', for: 'writers' },
  { to: '/desk', words: 'app.desk', for: 'desk', waits: 'open' },
  { to: '/editions', words: 'app.editions', for: 'all' },
  { to: '/feedback', words: 'app.feedback', for: 'all', waits: 'feedback' },
  { to: '/people', words: 'people.nav', for: 'caretakers' },
];

/** To whom a place is of use; what they may there, the server decides. */
export const isFor: Record<For, (me: MeView) => boolean> = {
  all: () => true,
  desk: (me) => hasRole(me, 'moderator'),
  writers: (me) => me.organisation !== null || hasRole(me, 'officer', 'focal-person'),
  caretakers: (me) => hasRole(me, 'administrator', 'focal-person'),
};

/** The places of the navigation for this person. */
export const placesFor = (me: MeView) => places.filter((place) => isFor[place.for](me));
