import type { DraftView } from '@tarmeem/contract';
import { tagOf } from '@tarmeem/text';
import { becauseOf } from '../../text/problem-words.js';
import { isKey, type Language } from '../../text/words.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/publishing.js';

type Block = DraftView['blocking'][number];
type Speaking = Pick<Language, 'say' | 'locale'>;
const mostNamed = 6;

/** What stands in the way of publishing, as what to do about it; the changes it is about are named as the list names them. */
export function inTheWay({ say, locale }: Speaking, draft: DraftView, block: Block): string {
  const named = namesOf({ say, locale }, draft, block.changeIds);
  const count = block.changeIds.length;
  if (block.code === 'not-now') return say(draft.may.prepare.allowed ? 'edition.block.prepare' : 'edition.block.wait');
  if (block.code === 'same-person' && count === 0) return say('edition.block.prepared');
  // Who does not prepare is told who does, never to do it.
  const theirs = `edition.theirs.${block.code}`;
  const own = `edition.block.${block.code}`;
  const key = !draft.may.prepare.allowed && isKey(theirs) ? theirs : own;
  if (!isKey(key)) return becauseOf(say, block.code) === block.code ? block.detail : becauseOf(say, block.code);
  return say(key, { changes: named, count });
}

/** Why the button to publish does nothing; '' when it works. */
export function whyNotPublish(speaking: Speaking, draft: DraftView): string {
  const { publish } = draft.may;
  if (publish.allowed) return '';
  const first = draft.blocking.find(({ code }) => code === publish.because);
  return first ? inTheWay(speaking, draft, first) : speaking.say('edition.block.publishers');
}

function namesOf({ say, locale }: Speaking, draft: DraftView, ids: readonly string[]): string {
  const names = draft.sections
    .flatMap(({ changes }) => changes)
    .filter(({ id }) => ids.includes(id))
    .map(({ position, proposal }) => say('edition.change', { n: position, number: proposal.number }));
  const shown = names.slice(0, mostNamed);
  const others = ids.length - shown.length;
  const more = others > 0 ? [say('edition.moreChanges', { count: others })] : [];
  return new Intl.ListFormat(tagOf(locale), { type: 'conjunction' }).format([...shown, ...more]);
}
