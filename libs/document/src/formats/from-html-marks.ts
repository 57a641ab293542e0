import { attributeRules } from '../attribute-rules.js';
import type { MarkJson } from '../doc.js';
import { isLinkAllowed } from '../schema.js';
import { attribute, nameOf, styleOf } from './html-tree.js';
import type { HtmlNode } from './html-tree.js';

/** Kinds of things that import leaves out, each counted, so that a notice can say it. */
export const droppedKinds = [
  'comment',
  'author',
  'deletedText',
  'image',
  'embedded',
  'form',
  'link',
  'look',
  'hidden',
  'headingLevel',
  'character',
] as const;
export type DroppedKind = (typeof droppedKinds)[number];
/** Called for each thing left out. */
export type Drop = (kind: DroppedKind) => void;

const byName: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  u: 'underline',
  s: 'strike',
  strike: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
};

/** The marks inside an element: those around it with its own. Looks that a text can't have are dropped and counted. */
export function marksInside(node: HtmlNode, around: readonly MarkJson[], drop: Drop): readonly MarkJson[] {
  let marks = around;
  const name = nameOf(node);
  const own = Object.hasOwn(byName, name) ? byName[name]! : undefined;
  // Google Docs wraps a whole clipboard in <b style="font-weight:normal">.
  if (own && !(own === 'bold' && /^(?:normal|400)$/.test(styleOf(node, 'font-weight'))))
    marks = withMark(marks, { type: own });
  if (name === 'a') marks = withLink(node, marks, drop);
  marks = withLanguage(node, marks);
  return withStyle(node, marks, drop);
}

function withStyle(node: HtmlNode, around: readonly MarkJson[], drop: Drop): readonly MarkJson[] {
  if (nameOf(node) === 'font') drop('look');
  if (attribute(node, 'style') === '') return around;
  let marks = around;
  if (/^(?:bold|bolder|[6-9]00)$/.test(styleOf(node, 'font-weight'))) marks = withMark(marks, { type: 'bold' });
  if (/^(?:italic|oblique)/.test(styleOf(node, 'font-style'))) marks = withMark(marks, { type: 'italic' });
  const line = `${styleOf(node, 'text-decoration')} ${styleOf(node, 'text-decoration-line')}`;
  if (line.includes('underline') && nameOf(node) !== 'a' && !around.some(({ type }) => type === 'link'))
    marks = withMark(marks, { type: 'underline' });
  if (line.includes('line-through')) marks = withMark(marks, { type: 'strike' });
  const align = styleOf(node, 'vertical-align');
  if (align === 'sub') marks = withMark(marks, { type: 'subscript' });
  if (align === 'super') marks = withMark(marks, { type: 'superscript' });
  if (
    /(?:^|[;\s])(?:color|background|background-color|font|font-family|font-size|mso-highlight)\s*:/i.test(
      attribute(node, 'style'),
    )
  )
    drop('look');
  return marks;
}

function withLink(node: HtmlNode, marks: readonly MarkJson[], drop: Drop): readonly MarkJson[] {
  const given = attribute(node, 'href').trim();
  if (given === '') return marks;
  const href = unwrapped(given);
  if (isLinkAllowed(href) && !attributeRules['link']!['href']!(href))
    return withMark(marks, { type: 'link', attrs: { href } });
  drop('link');
  return marks;
}

/** Google Docs sends its links through an address of its own. */
function unwrapped(href: string): string {
  if (!/^https?:\/\/www\.google\.com\/url\?/i.test(href)) return href;
  try {
    return new URL(href).searchParams.get('q') ?? href;
  } catch {
    return href;
  }
}

const rightToLeft = /^(?:ar|fa|he|ks|ku|pa-arab|ps|sd|ug|ur|yi|bal|skr)(?:-|$)/i;

/**
 * Word puts a language on every run, so only one that matters to the reader is kept: written from right to left, or given
 * with its direction.
 */
function withLanguage(node: HtmlNode, marks: readonly MarkJson[]): readonly MarkJson[] {
  const lang = attribute(node, 'lang');
  if (lang === '' || !['span', 'bdi', 'bdo'].includes(nameOf(node))) return marks;
  const dir = rightToLeft.test(lang) ? 'rtl' : 'ltr';
  if (dir === 'ltr' && attribute(node, 'dir') === '' && nameOf(node) === 'span') return marks;
  if (attributeRules['language']!['lang']!(lang)) return marks;
  return withMark(marks, {
    type: 'language',
    attrs: { lang, dir: /^(?:rtl|ltr)$/.test(attribute(node, 'dir')) ? attribute(node, 'dir') : dir },
  });
}

const level = new Set(['subscript', 'superscript']);

function withMark(marks: readonly MarkJson[], mark: MarkJson): readonly MarkJson[] {
  return [...marks.filter(({ type }) => type !== mark.type && !(level.has(type) && level.has(mark.type))), mark];
}
