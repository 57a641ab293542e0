import type { Node } from 'prosemirror-model';

import { schema } from '../schema.js';
import { escapeAttribute, escapeText } from './escape.js';
import type { RedlineWords } from './redline-words.js';
import type { Taken } from './redline-walk.js';

/** Words that are read but not seen. */
export function hidden(said: string, words: RedlineWords): string {
  return said === '' ? '' : `<span class="vh"${inLanguage(words)}>${escapeText(said)}</span>`;
}

/** `lang` for words that are not in the text's language; seen ones keep their own direction too. */
export function inLanguage({ language }: RedlineWords, seen = false): string {
  if (!language) return '';
  return ` lang="${escapeAttribute(language)}"${seen ? ' dir="auto"' : ''}`;
}

/** The sign of a paragraph's end. */
export function pilcrow(words: RedlineWords): string {
  return `<span class="sign" aria-hidden="true">¶</span>${hidden(words.paragraph, words)}`;
}

/** The sign of a horizontal line. */
export function ruleSign(words: RedlineWords): string {
  return `<span class="sign" aria-hidden="true">―</span>${hidden(words.rule, words)}`;
}

/** Inline things of a redline in order: nodes to print, or ready markup between them. */
export type InlinePart = readonly Node[] | string;

/** What was taken out, as one run in a line: the ends of blocks are shown by their sign. `ends` shows also the end of a block that stays open. */
export function flatten(taken: readonly Taken[], words: RedlineWords, ends: boolean): InlinePart[] {
  const parts: InlinePart[] = [];
  for (const part of taken) {
    if ('whole' in part) parts.push(...flattenNode(part.whole, words));
    else if ('close' in part && ends && part.close.inlineContent) parts.push(pilcrow(words));
  }
  return parts;
}

function flattenNode(node: Node, words: RedlineWords): InlinePart[] {
  if (node.isInline) return [[node]];
  if (node.isTextblock) return [node.children, pilcrow(words)];
  if (node.isLeaf) return [ruleSign(words)];
  return node.children.flatMap((child) => flattenNode(child, words));
}

/** Characters that a reader can't see when nothing else changed. */
const unseen = /^[\s\p{Cf}\p{Mn}]+$/u;

const signs: Readonly<Record<string, string>> = { ' ': '␣', '\u00a0': '⍽', '\t': '⇥', '\n': '↵' };

/** Shows text of nothing but spaces, joiners or direction marks by signs and names; undefined for any other. */
export function shownUnseen(parts: readonly InlinePart[], words: RedlineWords): string | undefined {
  const nodes = parts.flat();
  if (nodes.length === 0 || nodes.some((node) => typeof node === 'string' || !node.isText)) return undefined;
  const text = nodes.map((node) => (typeof node === 'string' ? '' : (node.text ?? ''))).join('');
  if (!unseen.test(text)) return undefined;
  return Array.from(text, (character) => {
    const name = words.invisible(character.codePointAt(0)!);
    const sign = signs[character];
    return sign
      ? `<span class="sign" aria-hidden="true">${sign}</span>${hidden(name, words)}`
      : `<span class="sign"${inLanguage(words, true)}>${escapeText(name)}</span>`;
  }).join('');
}

/** The parts of a line, and the single spaces at their ends apart from them. */
export function withoutSpaces(parts: readonly InlinePart[]): {
  before: string;
  parts: readonly InlinePart[];
  after: string;
} {
  const trimmed = [...parts];
  const trim = (end: 0 | -1, space: RegExp): string => {
    const at = end === 0 ? 0 : trimmed.length - 1;
    const part = trimmed[at];
    const node = typeof part === 'string' ? undefined : part?.at(end);
    if (!part || typeof part === 'string' || !node?.isText || !space.test(node.text!)) return '';
    const text = node.text!.replace(space, '');
    const rest = text === '' ? [] : [schema.text(text, node.marks)];
    trimmed[at] = end === 0 ? [...rest, ...part.slice(1)] : [...part.slice(0, -1), ...rest];
    return ' ';
  };
  return { before: trim(0, /^ /), after: trim(-1, / $/), parts: trimmed };
}

/** True if parts are spaces and nothing else. */
export function isOnlySpace(parts: readonly InlinePart[]): boolean {
  return parts.every(
    (part) => typeof part !== 'string' && part.every((node) => node.isText && node.text!.trim() === ''),
  );
}

/** True if a part begins (0) or ends (-1) in a letter or digit. */
export function isWordAt(part: InlinePart | undefined, end: 0 | -1): boolean {
  const text = typeof part === 'string' ? undefined : part?.at(end)?.text;
  return text !== undefined && (end === 0 ? /^[\p{L}\p{M}\p{N}]/u : /[\p{L}\p{M}\p{N}]$/u).test(text);
}

/** True if a splice only changes how the same words look or where they link. */
export function isOnlyStyle(taken: readonly Taken[], put: readonly Node[], structural: boolean): boolean {
  if (structural || put.length === 0 || taken.length === 0) return false;
  const old = taken.map((part) => ('whole' in part && part.whole.isInline ? part.whole : undefined));
  return old.every((node) => node !== undefined) && put.every((node) => node.isInline) && sameWords(old as Node[], put);
}

function sameWords(a: readonly Node[], b: readonly Node[]): boolean {
  const words = (nodes: readonly Node[]) =>
    nodes
      .map((node) => (node.isText ? (node.text ?? '') : `\u0000${node.type.name}${JSON.stringify(node.attrs)}\u0000`))
      .join('');
  return words(a) === words(b);
}

/** A leaf of a line as a redline shows it: a footnote by its words, a break that changed by its sign. */
export function redlineLeaf(node: Node, words: RedlineWords, mode: 'kept' | 'ins' | 'del'): string | undefined {
  if (node.type === schema.nodes.footnote)
    return `<span class="fn" role="note">[${escapeText(words.footnote)}${escapeText(String(node.attrs['text']))}]</span>`;
  if (node.type !== schema.nodes.hardBreak || mode === 'kept') return undefined;
  return `<span class="sign">↵</span>${mode === 'ins' ? '<br>' : ''}`;
}
