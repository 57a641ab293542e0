import { isLinkAllowed, limits, markSpecs, nodeSpecs } from '@tarmeem/document';
import * as Y from 'yjs';
import { fallenWith, type Steps } from './fallen-words.js';
import { bodyField, headingField, sectionField } from './room-text.js';

/** An update no editor of this schema sends. */
export class HostileUpdate extends Error {}

const refuse = (why: string): never => {
  throw new HostileUpdate(why);
};

/** The greatest heading while it is being typed, in characters; what is stored is shorter. */
const longestHeading = 2_000;
const widestSpan = 1_000;

/**
 * Tries updates on a copy of a room before they are stored: what can not be decoded or applied, refers to what nobody sent, or makes
 * anything but nodes, marks and attributes of the schema, is refused. Whether the whole is a valid text is another question: two
 * honest writers at once may break a list, and the next keystroke mends it.
 */
export class Trial {
  private copy: Y.Doc;
  /** What fell with the update that was taken last. */
  fallen: readonly Steps[] = [];

  constructor(private readonly room: Y.Doc) {
    this.copy = this.fresh();
  }

  /** The same update applied to the room itself. */
  follow(update: Uint8Array): void {
    Y.applyUpdate(this.copy, update);
  }

  /** True when it holds anything that is not in the room yet. Throws HostileUpdate, and the copy is as before. */
  take(update: Uint8Array): boolean {
    let isNew = false;
    let written: Y.Transaction | undefined;
    const note = () => (isNew = true);
    this.fallen = [];
    const done = (transaction: Y.Transaction) => {
      if (written) return;
      written = transaction;
      this.fallen = fallenWith(update, transaction);
    };
    this.copy.on('update', note);
    this.copy.on('afterTransaction', done);
    try {
      for (const struct of Y.decodeUpdate(update).structs) mustBeKnown(struct);
      Y.applyUpdate(this.copy, update);
      if (this.copy.store.pendingStructs !== null || this.copy.store.pendingDs !== null)
        refuse('It refers to what nobody sent');
      mustAllFit(written, () => hasInnerTable(this.room));
      for (const root of this.copy.share.keys())
        if (root !== bodyField && root !== headingField && root !== sectionField)
          refuse('There is no such part of a room');
    } catch (error) {
      this.forget();
      throw error instanceof HostileUpdate ? error : new HostileUpdate(String(error));
    } finally {
      this.copy.off('update', note);
      this.copy.off('afterTransaction', done);
    }
    return isNew;
  }

  /** Begins again from the room: what was tried was not stored. */
  forget(): void {
    this.copy.destroy();
    this.copy = this.fresh();
  }

  end(): void {
    this.copy.destroy();
  }

  private fresh(): Y.Doc {
    const copy = new Y.Doc();
    copy.getXmlFragment(bodyField);
    copy.getText(headingField);
    copy.getMap(sectionField);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.room));
    return copy;
  }
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
const allowed = [
  Y.ContentString,
  Y.ContentFormat,
  Y.ContentType,
  Y.ContentAny,
  Y.ContentDeleted,
] as const satisfies readonly unknown[];

function mustBeKnown(struct: Struct): void {
  if (!(struct instanceof Y.Item)) return; // what was collected, or is told to be there already
  const { content } = struct;
  if (!allowed.some((kind) => content instanceof kind)) refuse('A text holds nothing of this kind');
  if (content instanceof Y.ContentFormat) mustBeMark(content.key, content.value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mustBeMark(name: string, value: unknown): void {
  if (!Object.hasOwn(markSpecs, name)) refuse('There is no such mark');
  if (value === null) return;
  if (!isRecord(value)) return refuse('A mark has attributes');
  const spec = markSpecs[name as keyof typeof markSpecs];
  const names = 'attrs' in spec ? Object.keys(spec.attrs) : [];
  for (const [key, held] of Object.entries(value))
    if (!names.includes(key) || typeof held !== 'string') refuse('There is no such attribute of a mark');
  if (name === 'link' && !isLinkAllowed(value['href'])) refuse('No link may go there');
}

/** Whatever the transaction wrote in, and what it made there with all that is in it. */
function mustAllFit(written: Y.Transaction | undefined, isNested: () => boolean): void {
  if (!written) return;
  const isNew = ({ _item: item }: Y.XmlElement | Y.XmlText) =>
    item !== null && item.id.clock >= (written.beforeState.get(item.id.client) ?? 0);
  const waiting: unknown[] = [...written.changed.keys()];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    mustFit(type);
    const made = type instanceof Y.XmlFragment ? (type.toArray() as Y.XmlText[]).filter(isNew) : [];
    if (made.some(isInnerTable) && !isNested()) refuse('A table stands in no cell');
    waiting.push(...made);
  }
}

/** Whether it is a table in a cell of another. */
function isInnerTable(type: unknown): boolean {
  if (!(type instanceof Y.XmlElement) || type.nodeName !== 'table') return false;
  for (let at: unknown = type.parent; at instanceof Y.XmlElement; at = at.parent)
    if (at.nodeName === 'table') return true;
  return false;
}

/** Texts that were stored before it was refused may hold one. */
const hasInnerTable = (room: Y.Doc): boolean =>
  [...room.getXmlFragment(bodyField).createTreeWalker(() => true)].some(isInnerTable);

/** A part of the room that the update wrote in. */
function mustFit(type: unknown): void {
  if (type instanceof Y.XmlElement) mustBeNode(type);
  else if (type instanceof Y.XmlFragment) type.toArray().forEach(mustBeChild);
  else if (type instanceof Y.XmlText) mustBeWords(type);
  else if (type instanceof Y.Text) mustBeHeading(type);
  else refuse('A room has no such part');
}

function mustBeNode(element: Y.XmlElement): void {
  const { nodeName } = element;
  if (!Object.hasOwn(nodeSpecs, nodeName) || nodeName === 'doc' || nodeName === 'text') refuse('There is no such node');
  const spec = nodeSpecs[nodeName as keyof typeof nodeSpecs];
  const known: Record<string, { default: unknown }> = 'attrs' in spec ? spec.attrs : {};
  for (const [name, value] of Object.entries<unknown>(element.getAttributes())) {
    const rule = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!rule || typeof value !== typeof rule.default) refuse('There is no such attribute of a node');
    const isSpan = name === 'colspan' || name === 'rowspan';
    if (isSpan && !(Number.isInteger(value) && Number(value) > 0 && Number(value) <= widestSpan))
      refuse('No cell is as wide');
  }
  let depth = 0;
  for (let at: unknown = element; at instanceof Y.XmlElement; at = at.parent)
    if (++depth > limits.depth * 2) refuse('It nests too deep');
  element.toArray().forEach(mustBeChild);
}

function mustBeChild(child: unknown): void {
  if (child instanceof Y.XmlElement) {
    if (!Object.hasOwn(nodeSpecs, child.nodeName)) refuse('There is no such node');
  } else if (!(child instanceof Y.XmlText)) refuse('A text is made of nodes');
}

function mustBeWords(text: Y.XmlText): void {
  if (Object.keys(text.getAttributes()).length > 0) refuse('Words have no attributes');
  for (const { insert } of text.toDelta() as { insert: unknown }[])
    if (typeof insert !== 'string') refuse('Words are characters');
}

function mustBeHeading(text: Y.Text): void {
  if (text.length > longestHeading || Object.keys(text.getAttributes()).length > 0) refuse('No heading is as long');
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: object }[])
    if (typeof insert !== 'string' || attributes) refuse('A heading is characters and nothing else');
}
