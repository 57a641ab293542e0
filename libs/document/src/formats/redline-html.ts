import { apply } from '../apply.js';
import type { Change } from '../change.js';
import type { Doc } from '../doc.js';
import { html } from './html.js';
import { RedlinePrinter } from './redline-printer.js';
import { walkRedline, walkTaken } from './redline-walk.js';
import type { RedlineOptions } from './redline-words.js';

/**
 * The marked comparison of a base with some changes of it, as HTML. Old words are struck (`<del role="deletion">`), new
 * ones underlined (`<ins role="insertion">`), moved blocks stand in `.mv` with `.mv-from` where they were, and each change
 * is followed once by its number (`#c1`, linked to its sentence `#l1`). The structure is that of the proposed text; blocks
 * taken out stand in it as `.taken-out`.
 * A text without any block but an empty paragraph (a section that was not there) shows nothing of it.
 * @throws Refused as `apply` does, if the changes don't fit the base or one another.
 */
export function redlineHtml(base: Doc, changes: readonly Change[], options: RedlineOptions): string {
  const { idPrefix, headingShift, ownDirection } = options;
  const page = { idPrefix, headingShift, ...(ownDirection ? { ownDirection } : {}) };
  if (options.view === 'published') return html(base, page);
  const proposed = apply(base, changes);
  if (options.view === 'proposed') return html(proposed, page);
  const onlyAs = { before: 'del', after: 'ins', changes: undefined } as const;
  if (options.view !== 'changes' && isBlank(options.view === 'before' ? base : proposed)) return '';
  const blank = options.view !== 'changes' ? undefined : isBlank(base) ? 'del' : isBlank(proposed) ? 'ins' : undefined;
  const printer = new RedlinePrinter(base, changes, options, { onlyAs: onlyAs[options.view], blank });
  const walk = options.view === 'before' ? walkTaken : walkRedline;
  walk(base, changes, printer);
  return printer.take();
}

const isBlank = (doc: Doc): boolean =>
  doc.childCount === 1 && doc.firstChild!.isTextblock && !doc.firstChild!.childCount;
