import { schema, type Change, type Doc } from '@tarmeem/document';
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { lineOf } from '../text/change-words.js';
import type { Say } from '../text/words.js';
import { looks, type Box } from '../ui/strip.js';
import { icons, type IconName } from '../ui/icons.js';
import { markOdd } from './odd-signs.js';
import type { Spot, Stretch } from './spots.js';

export interface Drawing {
  base: Doc;
  changes: readonly Change[];
  spots: readonly Spot[];
  /** The number of a change in margin and list. */
  numberOf: (change: number) => number | string;
  /** The state that colours the margin mark. */
  stateOf?: (change: number) => Box;
  current?: number | null;
  onPick?: (change: number) => void;
  say: Say;
}

/** The redline of a text as decorations: the text itself is never marked. */
export function decorationsOf(doc: Node, drawing: Drawing): DecorationSet {
  const all: Decoration[] = [];
  for (const spot of drawing.spots) {
    const now = spot.change === drawing.current ? ' curc' : '';
    const name = { 'data-change': String(drawing.numberOf(spot.change)) };
    const kind = drawing.changes[spot.change]?.kind;
    for (const { from, to } of within(doc, spot.inserted)) {
      all.push(Decoration.inline(from, to, { nodeName: 'ins', class: now.trim(), ...name }, { inclusiveEnd: true }));
      for (const block of blocksAt(doc, { from, to }))
        all.push(Decoration.node(block.from, block.to, { class: `ins-block${now}`, ...name }));
    }
    for (const { from, to } of within(doc, spot.formatted))
      all.push(Decoration.inline(from, to, { class: `${kind === 'linked' ? 'lchg' : 'fmt'}${now}`, ...name }));
    for (const stretch of within(doc, spot.movedHere)) {
      for (const { from, to } of blocksAt(doc, stretch))
        all.push(Decoration.node(from, to, { class: `moved-here${now}`, ...name }));
      all.push(widget(inCell(doc, stretch.from), `here${spot.change}`, () => caption(drawing, spot.change, 'here')));
    }
    for (const at of spot.styled) {
      const node = at >= 0 && at < doc.content.size ? doc.nodeAt(at) : null;
      if (node?.isBlock) all.push(Decoration.node(at, at + node.nodeSize, { class: `style-block${now}`, ...name }));
    }
    for (const { at, base } of spot.deleted) {
      const replaced = spot.inserted.some(({ from }) => from === at);
      all.push(...gone(doc, drawing, { at, base, change: spot.change, now, replaced }));
    }
    for (const { at, base } of spot.movedAway)
      all.push(...ghosts(drawing, { at, base, change: spot.change, look: 'ghost away', key: `away${spot.change}` }));
  }
  return DecorationSet.create(doc, [...all, ...marksOf(doc, drawing)]);
}

const within = (doc: Node, stretches: readonly Stretch[]): Stretch[] =>
  stretches.filter(({ from, to }) => from >= 0 && from < to && to <= doc.content.size);

/** The whole blocks (rows, items, tables, paragraphs) that a stretch is made of. */
function blocksAt(doc: Node, { from, to }: Stretch): Stretch[] {
  const blocks: Stretch[] = [];
  let at = from;
  while (at < to) {
    const node = doc.resolve(at).nodeAfter;
    if (!node?.isBlock || at + node.nodeSize > to) break;
    blocks.push({ from: at, to: at + node.nodeSize });
    at += node.nodeSize;
  }
  return blocks;
}

const widget = (at: number, key: string, draw: () => HTMLElement, side = -1): Decoration =>
  Decoration.widget(at, draw, { key, side, ignoreSelection: true, stopEvent: () => false });

function gone(
  doc: Node,
  drawing: Drawing,
  it: { at: number; base: Stretch; change: number; now: string; replaced: boolean },
): Decoration[] {
  const { at, base, change, now, replaced } = it;
  if (at > doc.content.size) return [];
  const slice = drawing.base.slice(base.from, base.to);
  const words = slice.content.textBetween(0, slice.content.size, ' ¶ ', (leaf) => leafWords(leaf));
  const whole = slice.openStart === 0 && slice.openEnd === 0 && slice.content.firstChild?.isBlock === true;
  const styled = /^(?:restyled|wrapped|unwrapped)$/.test(drawing.changes[change]?.kind ?? '');
  if (styled && !words.trim()) return [];
  const key = `gone${change}:${base.from}:${base.to}:${now}`;
  if (whole && (words.trim() || parts.test(slice.content.firstChild.type.name)))
    return ghosts(drawing, { at, base, change, look: `ghost block${now}`, key });
  return [widget(at, key, () => inlineGhost(drawing, words || '¶', change, `${replaced ? ' replaced' : ''}${now}`))];
}

const leafWords = (leaf: Node): string =>
  leaf.type.name === 'footnote' ? `[${String(leaf.attrs['text'])}]` : leaf.type.name === 'hardBreak' ? '↵' : '';

const hidden = (text: string): HTMLElement => {
  const span = document.createElement('span');
  span.className = 'vh';
  span.textContent = text;
  return span;
};

function inlineGhost({ say, numberOf }: Drawing, words: string, change: number, more: string): HTMLElement {
  const del = document.createElement('del');
  del.className = `ghost${more}`;
  del.dataset['change'] = String(numberOf(change));
  del.contentEditable = 'false';
  del.append(hidden(say('change.hidden.deleted')), words, hidden(say('change.hidden.end')));
  markOdd(del, say);
  return del;
}

const serializer = DOMSerializer.fromSchema(schema);

/** What stands only in a table or a list. */
const parts = /^(?:tableRow|tableCell|tableHeader|listItem)$/;

interface Gone {
  at: number;
  base: Stretch;
  change: number;
  look: string;
  key: string;
}

/** Blocks that are not here any more: a box around them, or each row, cell and item as what it was, for a table takes nothing else. */
function ghosts(drawing: Drawing, { at, base, change, look, key }: Gone): Decoration[] {
  const { content } = drawing.base.slice(base.from, base.to);
  const draw = (box: HTMLElement): HTMLElement => {
    box.className = look;
    box.dataset['change'] = String(drawing.numberOf(change));
    box.contentEditable = 'false';
    markOdd(box, drawing.say);
    // Beside the cells of a row nothing can stand.
    const [start, end] = box.tagName === 'TR' ? [box.firstElementChild, box.lastElementChild] : [box, box];
    start?.prepend(hidden(drawing.say('change.hidden.deleted')));
    if (look === 'ghost away') start?.prepend(caption(drawing, change, 'away'));
    end?.append(hidden(drawing.say('change.hidden.end')));
    return box;
  };
  if (!parts.test(content.firstChild?.type.name ?? '')) {
    const box = () => {
      const div = document.createElement('div');
      div.append(serializer.serializeFragment(content));
      return draw(div);
    };
    return [widget(at, key, box)];
  }
  return content.content.map((part, index) =>
    widget(at, `${key}/${index}`, () => draw(serializer.serializeNode(part) as HTMLElement)),
  );
}

/** The same place inside the first cell, where it is before a row or a cell. */
function inCell(doc: Node, at: number): number {
  const next = doc.resolve(at).nodeAfter;
  return next && /^(?:tableRow|tableCell|tableHeader)$/.test(next.type.name) ? inCell(doc, at + 1) : at;
}

function caption({ say, changes }: Drawing, change: number, end: 'here' | 'away'): HTMLElement {
  const place = changes[change]?.words.place;
  const line = document.createElement('p');
  line.className = 'cap ghost';
  line.contentEditable = 'false';
  const words =
    end === 'here'
      ? place
        ? say('change.movedHereFrom', { n: place.base })
        : say('change.movedHere')
      : place
        ? say('change.movedAwayTo', { n: place.target })
        : say('change.movedAway');
  line.append(iconOf('move'), words);
  return line;
}

const svg = 'http://www.w3.org/2000/svg';
function iconOf(name: IconName): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('class', 'i');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', icons[name]);
  icon.append(path);
  return icon;
}

/** The numbers in the margin, one group a text block (a table counts as one). */
function marksOf(doc: Node, drawing: Drawing): Decoration[] {
  const groups = new Map<number, number[]>();
  for (const { change, anchor } of drawing.spots) {
    const at = marginOf(doc, Math.min(anchor, doc.content.size));
    groups.set(at, [...(groups.get(at) ?? []), change]);
  }
  return [...groups].map(([at, changes]) => {
    const key = `marks${changes.map((c) => `${drawing.numberOf(c)}${drawing.changes[c]?.kind ?? ''}${drawing.stateOf?.(c) ?? ''}${c === drawing.current ? '!' : ''}`).join()}`;
    return widget(at, key, () => marks(drawing, changes), -2);
  });
}

/** The place in the margin, before its block, at which the number of a change stands. */
export function marginOf(doc: Node, position: number): number {
  const $at = doc.resolve(position);
  for (let depth = 1; depth <= $at.depth; depth++) {
    const node = $at.node(depth);
    if (node.isTextblock || node.type.name === 'table') return $at.before(depth);
  }
  return position;
}

function marks(drawing: Drawing, changes: readonly number[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'marks';
  box.contentEditable = 'false';
  for (const change of changes) {
    const line = lineOf(drawing.say, { aspect: 'body', payload: drawing.changes[change] });
    const number = drawing.numberOf(change);
    const mark = document.createElement('button');
    mark.type = 'button';
    mark.tabIndex = -1; // the list beside the text is the way of the keyboard
    const tone = looks[drawing.stateOf?.(change) ?? 'open'].tone;
    mark.className = `mk ${change === drawing.current ? 'cur' : tone}`;
    mark.setAttribute('aria-label', drawing.say('change.number', { n: number, what: line.verb }));
    mark.append(String(number), iconOf(line.icon));
    mark.addEventListener('mousedown', (event) => event.preventDefault());
    mark.addEventListener('click', () => drawing.onPick?.(change));
    box.append(mark);
  }
  return box;
}
