import type { MeView } from '@tarmeem/contract';
import type { Key } from '../../text/words.js';
import { placesFor } from '../../ui/places.js';
import { hasRole } from '../account/session.js';
import '../../text/words-of/going.js';

const writes = (me: MeView) => hasRole(me, 'officer', 'focal-person');
const commission = (me: MeView) => hasRole(me, 'moderator', 'publisher');

/** Screens that the navigation does not hold, with who finds work on them. */
const more: { to: string; words: Key; isFor: (me: MeView) => boolean }[] = [
  { to: '/proposals/new', words: 'home.suggest', isFor: writes },
  { to: '/proposals/word/out', words: 'going.to.wordOut', isFor: writes },
  { to: '/proposals/word', words: 'going.to.wordBack', isFor: writes },
  { to: '/editions/draft', words: 'going.to.draft', isFor: commission },
  { to: '/matrix', words: 'going.to.matrix', isFor: commission },
  { to: '/feedback/enter', words: 'going.to.received', isFor: (me) => hasRole(me, 'moderator') },
  { to: '/audit', words: 'audit.title', isFor: (me) => commission(me) || hasRole(me, 'administrator') },
  { to: '/people/organisations', words: 'going.to.organisations', isFor: (me) => hasRole(me, 'administrator') },
  { to: '/documents/settings', words: 'app.documentSettings', isFor: (me) => hasRole(me, 'administrator') },
  { to: '/documents/new', words: 'app.importDocument', isFor: (me) => hasRole(me, 'administrator') },
  { to: '/settings', words: 'account.title', isFor: () => true },
];

/** Every screen that this person has work on, those of the navigation first. */
export const screensFor = (me: MeView): { to: string; words: Key }[] => [
  ...placesFor(me),
  ...more.filter((screen) => screen.isFor(me)),
];
