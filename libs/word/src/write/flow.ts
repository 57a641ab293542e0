import { schema } from '@tarmeem/document';
import type { Mark } from 'prosemirror-model';

import type { FlatParagraph } from '../flat/flat.js';
import type { Kept } from '../weave/kept.js';
import type { Token } from '../weave/tokens.js';
import { weave } from '../weave/weave.js';
import { wholeTable } from '../weave/weave-table.js';
import type { Woven } from '../weave/woven.js';
import { element } from '../xml/build.js';
import { Fillers } from './fillers.js';
import { lookXml } from './look-xml.js';
import { annotation, tracked, wrappers } from './marks-of-change.js';
import type { Wrapper } from './marks-of-change.js';
import type { Parcel } from './parcel.js';
import { around, run, runProperties } from './runs.js';
import { tableXml } from './table.js';
import type { Writing } from './writing.js';

/** The XML of woven blocks. A flow always ends in a paragraph that both texts have. */
export function flowXml(flow: readonly Woven[], writing: Writing, width = writing.width): string {
  const out: string[] = [];
  const fillers = new Fillers();
  let line: Inline[] = [];
  for (const woven of flow) {
    if (woven.state === 'table' || tokenOf(woven).kind === 'table') {
      const state = woven.state === 'table' ? 'kept' : woven.state;
      out.push(fillers.table(state, writing.parcel));
      out.push(tableXml(tableOf(woven, writing), writing, { width, flow: flowXml }));
      continue;
    }
    if (tokenOf(woven).kind !== 'end') {
      line.push(woven as Inline);
      continue;
    }
    out.push(paragraphXml(line, woven as Ending, writing));
    fillers.paragraph(woven.state);
    line = [];
  }
  out.push(fillers.end(writing.parcel));
  return out.join('');
}

type Plain = Exclude<Woven, { state: 'table' }>;
type Inline = Plain;
type Ending = Plain;
type InlineToken = Extract<Token, { kind: 'text' | 'leaf' }>;

function tokenOf(woven: Plain): Token {
  return woven.state === 'gone' ? woven.before : woven.after;
}

function tableOf(woven: Woven, writing: Writing) {
  if (woven.state === 'table') return woven;
  const token = tokenOf(woven);
  if (token.kind !== 'table' || woven.state === 'kept') throw new TypeError('not a table that goes or comes');
  return { table: token.table, rows: wholeTable(token.table, woven.state, writing.kept, weave) };
}

/** What the words of a token are wrapped in. A move is told as one only where all of the line moves. */
function wrapperOf(woven: Plain, moves: boolean): Wrapper | undefined {
  if (woven.state === 'kept') return undefined;
  if (woven.move >= 0 && moves) return woven.state === 'gone' ? 'from' : 'to';
  return woven.state;
}

function paragraphXml(line: readonly Inline[], ending: Ending, writing: Writing): string {
  const { parcel } = writing;
  const moves =
    ending.state !== 'kept' && ending.move >= 0 && line.every((one) => 'move' in one && one.move === ending.move);
  const wrapper = wrapperOf(ending, moves);
  const end = tokenOf(ending) as Extract<Token, { kind: 'end' }>;
  const markProperties = wrapper ? element('w:rPr', {}, tracked(wrapper, parcel, writing.authorOf(ending.change))) : '';
  const direction = parcel.directionOf?.(wordsOf(line));
  const properties = propertiesXml(end.paragraph, ending, { ...writing, direction }, markProperties);
  const range = moves ? moveRange(ending, writing) : { start: '', end: '' };
  const content = line.length === 0 ? '' : lineXml(line, moves, { ...writing, direction });
  const comments = writing.comments.before(ending) + writing.comments.after(ending);
  return element('w:p', {}, properties, range.start, content, comments) + range.end;
}

/** The words of a paragraph, of both texts. */
function wordsOf(line: readonly Inline[]): string {
  return line.map(tokenOf).reduce((words, token) => (token.kind === 'text' ? words + token.text : words), '');
}

/** The place that a moved paragraph left or came to; each paragraph is told as a move of its own. */
function moveRange(
  ending: Exclude<Ending, { state: 'kept' }>,
  { parcel, authorOf, kept }: Writing,
): { start: string; end: string } {
  const kind = ending.state === 'gone' ? 'From' : 'To';
  const name = moveName(ending, kept);
  const marks = annotation(parcel, authorOf(ending.change));
  return {
    start: element(`w:move${kind}RangeStart`, { ...marks, 'w:name': name }),
    end: element(`w:move${kind}RangeEnd`, { 'w:id': marks['w:id'] }),
  };
}

/** The same name at both ends: the move and the first word's place within it. */
function moveName(ending: Exclude<Ending, { state: 'kept' }>, kept: Kept): string {
  const side = ending.state === 'gone' ? 'base' : 'target';
  const at = ending.state === 'gone' ? ending.before.at : ending.after.at;
  return `move${ending.move + 1}_${kept.placeInMove(side, at)}`;
}

function propertiesXml({ look }: FlatParagraph, ending: Ending, writing: Writing, mark: string): string {
  const { parcel, shift, direction } = writing;
  const now = lookXml(look, parcel, shift, direction);
  if (ending.state !== 'kept') return now + mark === '' ? '' : element('w:pPr', {}, now, mark);
  const before = lookXml((ending.before as { paragraph: FlatParagraph }).paragraph.look, parcel, shift, direction);
  const change =
    before === now
      ? ''
      : element('w:pPrChange', annotation(parcel, writing.authorOf(ending.change)), element('w:pPr', {}, before));
  return now + mark + change === '' ? '' : element('w:pPr', {}, now, mark, change);
}

/** The words of a paragraph: runs, grouped by their link and by what became of them. */
function lineXml(line: readonly Inline[], moves: boolean, writing: Writing): string {
  const out: string[] = [];
  for (let from = 0; from < line.length;) {
    const href = hrefOf(line[from]!);
    let to = from + 1;
    while (to < line.length && hrefOf(line[to]!) === href) to++;
    const runs = trackedRuns(line.slice(from, to), moves, writing);
    out.push(href === undefined ? runs : hyperlink(href, runs, writing.parcel));
    from = to;
  }
  return out.join('');
}

function hyperlink(href: string, runs: string, parcel: Parcel): string {
  // Names of bookmarks are short; any other place goes by a relationship.
  return /^#[A-Za-z_][A-Za-z0-9_]{0,39}$/u.test(href)
    ? element('w:hyperlink', { 'w:anchor': href.slice(1), 'w:history': 1 }, runs)
    : element('w:hyperlink', { 'r:id': parcel.link(href), 'w:history': 1 }, runs);
}

function hrefOf(woven: Inline): string | undefined {
  const { marks } = tokenOf(woven) as InlineToken;
  return marks.find((mark) => mark.type === schema.marks.link)?.attrs['href'] as string | undefined;
}

function trackedRuns(line: readonly Inline[], moves: boolean, writing: Writing): string {
  const out: string[] = [];
  let inside: string[] = [];
  let open: { wrapper: Wrapper; change: number } | undefined;
  const close = () => {
    if (open)
      out.push(element(wrappers[open.wrapper], annotation(writing.parcel, writing.authorOf(open.change)), ...inside));
    inside = [];
    open = undefined;
  };
  for (const woven of line) {
    const wrapper = wrapperOf(woven, moves);
    if (open && (open.wrapper !== wrapper || open.change !== woven.change)) close();
    const before = writing.comments.before(woven);
    const xml = runXml(woven, writing, wrapper === 'gone');
    const after = writing.comments.after(woven);
    if (before !== '' || after !== '') {
      close();
      out.push(before);
    }
    if (wrapper) {
      open ??= { wrapper, change: woven.change };
      inside.push(xml);
    } else out.push(xml);
    if (after !== '') {
      close();
      out.push(after);
    }
  }
  close();
  return out.join('');
}

function runXml(woven: Inline, writing: Writing, deleted: boolean): string {
  const { parcel, direction } = writing;
  const token = tokenOf(woven) as InlineToken;
  if (woven.state !== 'kept') return run(token, parcel, { deleted, direction });
  const old = (woven.before as InlineToken).marks;
  if (sameMarks(old, token.marks)) return run(token, parcel, { direction });
  const style = token.kind === 'leaf' && token.node.type === schema.nodes.footnote ? 'FootnoteReference' : undefined;
  const before = runProperties(old, around(direction, parcel), '', style) || element('w:rPr');
  const change = element('w:rPrChange', annotation(parcel, writing.authorOf(woven.change)), before);
  return run(token, parcel, { change, direction });
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, at) => mark.eq(b[at]!));
}
