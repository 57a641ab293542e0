import { putBlocks, putLines, type Change, type ChangeWords, type PutBlock } from '@tarmeem/document';
import type { DecisionView, StructureWords } from '@tarmeem/contract';
import { isKey, sayOr, type Say } from './words.js';

/** What the lists show of a change: verb, place, old and new words, and what was set or removed. */
export interface ChangeLine {
  icon: 'ins' | 'del' | 'rep' | 'move' | 'row' | 'link' | 'ren' | 'fn' | 'secadd' | 'ret';
  verb: string;
  place: string;
  before: string;
  after: string;
  more: string[];
  /** Old and new are addresses, not prose. */
  address: boolean;
}

interface Described {
  aspect: 'body' | 'heading' | 'place' | 'standing';
  payload: unknown;
  /** A change of the contents, in the server's words. */
  structure?: StructureWords | null;
}

const icons: Record<ChangeWords['kind'], ChangeLine['icon']> = {
  inserted: 'ins',
  itemInserted: 'ins',
  deleted: 'del',
  itemDeleted: 'del',
  replaced: 'rep',
  rewritten: 'rep',
  moved: 'move',
  split: 'rep',
  joined: 'rep',
  wrapped: 'ren',
  unwrapped: 'ren',
  restyled: 'ren',
  formatted: 'ren',
  linked: 'link',
  footnote: 'fn',
  rowInserted: 'row',
  rowDeleted: 'row',
  columnInserted: 'row',
  columnDeleted: 'row',
  tableReplaced: 'row',
};

/** True for the payload of a body change, as the document core makes it. */
export const isBodyChange = (payload: unknown): payload is Change =>
  typeof payload === 'object' && payload !== null && 'splices' in payload && 'words' in payload;

const headingOf = (payload: unknown, side: 'before' | 'after'): string => {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, side) : '';
  return typeof value === 'string' ? value : '';
};

const addressIn = (marks: readonly string[] | undefined): string =>
  (marks ?? []).find((mark) => mark.startsWith('link '))?.slice(5) ?? '';

/** The line of a change in a list. */
export function lineOf(say: Say, { aspect, payload, structure }: Described): ChangeLine {
  if (structure) return structureLine(say, structure);
  if (aspect !== 'body' || !isBodyChange(payload)) {
    const icon = aspect === 'place' ? 'move' : aspect === 'standing' ? 'ret' : 'ren';
    const verb = say(aspect === 'body' ? 'change.rewritten' : `change.${aspect}`);
    const before = headingOf(payload, 'before');
    const more = aspect === 'heading' ? newAddress(say, payload) : [];
    return { icon, verb, place: '', before, after: headingOf(payload, 'after'), more, address: false };
  }
  const { words } = payload;
  const linked = words.kind === 'linked';
  const put = words.kind === 'inserted' ? putBlocks(payload) : [];
  return {
    icon: icons[words.kind] ?? 'rep',
    verb: sayOr(say, `change.${words.kind}`, words.kind),
    place: put.length > 0 ? say('change.at', { n: Math.max(1, words.place.base) }) : placeOf(say, words),
    before: linked ? addressIn(words.removed) : words.before,
    after: linked ? addressIn(words.added) : put.length > 0 ? putLines(payload) : words.after,
    more:
      put.length > 0
        ? put.map((block) => putOf(say, block))
        : [...(linked && words.after ? [words.after] : []), ...detailsOf(say, words)],
    address: linked,
  };
}

/** A section added, moved or retired: what it is called, from where and to where. */
function structureLine(say: Say, { kind, heading, from, to }: StructureWords): ChangeLine {
  const icon = { added: 'secadd', moved: 'move', retired: 'ret' } as const;
  const top = say('tree.top');
  const parent = to?.parent ?? top;
  const place = !to
    ? ''
    : to.after
      ? say('structure.line.under', { parent, after: to.after })
      : say('structure.line.first', { parent });
  const moved = kind === 'moved' && from && from.parent !== to?.parent;
  return {
    icon: icon[kind],
    verb: say(`structure.line.${kind}`),
    place,
    before: kind === 'retired' ? heading : '',
    after: kind === 'added' ? heading : '',
    more: [
      ...(kind === 'moved' ? [heading] : []),
      ...(moved ? [say('structure.line.from', { parent: from.parent ?? top })] : []),
    ],
    address: false,
  };
}

/** The address that a renamed section gets, where the proposal says one. */
function newAddress(say: Say, payload: unknown): string[] {
  const slug: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'slug') : null;
  const [before, after] = [headingOf(slug, 'before'), headingOf(slug, 'after')];
  return before && before !== after ? [say('structure.line.address', { before, after })] : [];
}

function placeOf(say: Say, words: ChangeWords): string {
  const { base, target } = words.place;
  if (words.kind === 'moved') return say('change.fromTo', { from: base, to: target });
  return say('change.in', {
    n: Math.max(1, words.kind === 'deleted' || words.kind === 'itemDeleted' ? base : target || base),
  });
}

function detailsOf(say: Say, words: ChangeWords): string[] {
  const marks = (list: readonly string[]) =>
    list
      .filter((mark) => words.kind !== 'linked' || !mark.startsWith('link '))
      .map((mark) => markOf(say, mark))
      .join(', ');
  const added = marks(words.added ?? []);
  const removed = marks(words.removed ?? []);
  return [
    ...(added ? [say('change.added', { marks: added })] : []),
    ...(removed ? [say('change.removed', { marks: removed })] : []),
    ...(words.styleBefore !== undefined && words.styleAfter !== undefined && words.styleBefore !== words.styleAfter
      ? [say('change.style', { before: styleOf(say, words.styleBefore), after: styleOf(say, words.styleAfter) })]
      : []),
    ...(words.count && words.count > 1 ? [say('change.count', { count: words.count })] : []),
  ];
}

/** A list or a table that is put in whole. */
function putOf(say: Say, block: PutBlock): string {
  if (block.type === 'table') return say('change.putTable', { rows: block.rows, columns: block.columns });
  return say(block.type === 'bulletList' ? 'change.putList' : 'change.putNumbered', { items: block.items });
}

/** A format by name; a language with its tag. */
function markOf(say: Say, mark: string): string {
  const [name = '', value = ''] = mark.split(' ');
  return `${sayOr(say, `mark.${name}`, mark)}${name === 'language' ? ` ${value}` : ''}`;
}

/** Why the system decided, with the edition because of which it did; '' for what a person decided. */
export function causeOf(say: Say, { cause, edition }: Pick<DecisionView, 'cause' | 'edition'>): string {
  if (!cause) return '';
  const inEdition = `cause.${cause}.in`;
  return edition && isKey(inEdition) ? say(inEdition, { number: edition }) : sayOr(say, `cause.${cause}`, '');
}

const styleOf = (say: Say, style: string): string => sayOr(say, `block.${style.replace(' ', '')}`, style);
