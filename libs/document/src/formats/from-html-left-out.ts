import type { DroppedKind } from './from-html-marks.js';
import { attribute, isDeleted, nameOf, styleOf } from './html-tree.js';
import type { HtmlNode } from './html-tree.js';

/** What is read past, and what it counts as ('' for nothing that a person would miss). */
const skipped: Readonly<Record<string, DroppedKind | ''>> = {
  '#comment': '',
  '#documenttype': '',
  head: '',
  style: '',
  script: '',
  title: '',
  meta: '',
  link: '',
  base: '',
  template: '',
  noscript: '',
  xml: '',
  'o:p': '',
  img: 'image',
  picture: 'image',
  svg: 'image',
  canvas: 'image',
  'v:shape': 'image',
  'v:imagedata': 'image',
  'v:shapetype': '',
  map: 'image',
  object: 'embedded',
  embed: 'embedded',
  iframe: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  math: 'embedded',
  applet: 'embedded',
  frameset: 'embedded',
  input: 'form',
  select: 'form',
  textarea: 'form',
  button: 'form',
  datalist: 'form',
};

/** What an element that is not read counts as ('' for nothing that a person would miss); undefined for one that is read. */
export function leftOut(node: HtmlNode): DroppedKind | '' | undefined {
  const name = nameOf(node);
  return Object.hasOwn(skipped, name) ? skipped[name]! : otherwiseLeftOut(node, name);
}

/** Things left out by more than their name: comments and their authors, tracked deletions, hidden text, list markers. */
function otherwiseLeftOut(node: HtmlNode, name: string): DroppedKind | '' | undefined {
  const classes = attribute(node, 'class');
  const href = attribute(node, 'href');
  if (/\bMsoComment|\bmsocom/i.test(classes) || /^mso-comment|^comment/.test(styleOf(node, 'mso-element')))
    return 'comment';
  if (/^#(?:_msocom_?\d+|cmnt_?(?:ref)?\d+)$/i.test(href) || /^_?(?:msocom|com)_?\d+$/i.test(attribute(node, 'id')))
    return 'comment';
  if (isDeleted(node)) return 'deletedText';
  if (/\bvh\b/.test(classes)) return ''; // what a redline of ours says to those who listen
  if (
    styleOf(node, 'display') === 'none' ||
    styleOf(node, 'mso-hide') === 'all' ||
    styleOf(node, 'visibility') === 'hidden'
  )
    return 'hidden';
  if (styleOf(node, 'mso-list') === 'ignore') return '';
  return name.startsWith('w:') || name.startsWith('m:') ? 'embedded' : undefined;
}
