import { attribute, childrenOf, isDeleted, nameOf, textOf } from './html-tree.js';
import type { HtmlNode } from './html-tree.js';

/** True for a tracked insertion or deletion, or Word's wrapping of one, that names its author or time. */
export function namesAuthor(node: HtmlNode): boolean {
  const name = nameOf(node);
  if (name === 'ins' || name === 'del') return attribute(node, 'cite') !== '' || attribute(node, 'datetime') !== '';
  return /\bmsoDel\b/i.test(attribute(node, 'class')) && childrenOf(node).some(namesAuthor);
}

/** True for a paragraph of Word whose mark was deleted: the next one goes on in it. Word strikes the empty `<o:p>` at its end. */
export function runsOn(paragraph: HtmlNode): boolean {
  const last = childrenOf(paragraph).findLast((node) => nameOf(node) !== '#text' || textOf(node).trim() !== '');
  if (last === undefined || nameOf(last) === '#text') return false;
  if (isDeleted(last)) return endsInMark(last);
  return nameOf(last) === 'span' && runsOn(last);
}

function endsInMark(deleted: HtmlNode): boolean {
  const last = childrenOf(deleted).findLast((node) => nameOf(node) !== '#text' || textOf(node).trim() !== '');
  return last !== undefined && (nameOf(last) === 'o:p' || endsInMark(last));
}
