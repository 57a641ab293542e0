import { SaveWorkingCopyInput } from '@tarmeem/contract';
import {
  type Doc,
  type DocJson,
  headingLine,
  limits,
  type NodeJson,
  parse,
  Refused,
  storable,
} from '@tarmeem/document';
import * as Y from 'yjs';

/** Where a room keeps the text and the heading of its section. */
export const bodyField = 'body';
export const headingField = 'heading';
/** Where rooms of the first form kept the heading, as one value that who wrote later wrote whole. */
export const sectionField = 'section';
const headingKey = 'heading';

/** A heading and a body. */
export interface SectionText {
  heading: string;
  body: DocJson;
}

/** The first update of a room: the same bytes for the same text, whichever process makes it. */
export function seedOf({ heading, body }: SectionText): Uint8Array {
  const seed = new Y.Doc();
  seed.clientID = 1; // no browser takes it: theirs are random
  seed.transact(() => {
    seed.getText(headingField).insert(0, heading);
    seed.getXmlFragment(bodyField).insert(0, childrenOf(body.content ?? []));
  });
  const update = Y.encodeStateAsUpdate(seed);
  seed.destroy();
  return update;
}

/** As the editor's binding writes a text: an element a node, one XmlText for the texts that stand side by side. */
function childrenOf(nodes: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  for (let at = 0; at < nodes.length;) {
    const run: NodeJson[] = [];
    for (; at < nodes.length && nodes[at]!.type === 'text'; at++) run.push(nodes[at]!);
    if (run.length > 0) {
      const text = new Y.XmlText();
      text.applyDelta(run.map((node) => ({ insert: node.text ?? '', attributes: marksOf(node) })));
      children.push(text);
      continue;
    }
    const node = nodes[at++]!;
    const element = new Y.XmlElement(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as string);
    element.insert(0, childrenOf(node.content ?? []));
    children.push(element);
  }
  return children;
}

const marksOf = (node: NodeJson): Record<string, unknown> =>
  Object.fromEntries((node.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}]));

/** All updates of a room in one document. What an update refers to and nobody sent stays out. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const room = new Y.Doc();
  room.transact(() => {
    for (const update of updates) Y.applyUpdate(room, update);
  });
  return room;
}

/** The text a room holds, checked like any other. Throws `Refused` when it is none; an unfit heading is null. */
export function textOf(room: Y.Doc): { heading: string | null; body: Doc } {
  const body = parse({ type: 'doc', content: nodesOf(room.getXmlFragment(bodyField), 1) });
  const heading = SaveWorkingCopyInput.shape.heading.safeParse(headingLine(headingIn(room)));
  return { heading: heading.success ? heading.data : null, body };
}

/** What stands in a room, be it a valid text or none: another room can go on from it. */
export const standingIn = (room: Y.Doc): SectionText => ({
  heading: headingIn(room),
  body: { type: 'doc', content: nodesOf(room.getXmlFragment(bodyField), 1, Infinity) as NodeJson[] },
});

function headingIn(room: Y.Doc): string {
  const heading = room.getText(headingField);
  return hasBegun(heading) ? heading.toJSON() : headingOfFirstForm(room);
}

/** Whether anything was ever written there, be it taken out again. */
const hasBegun = (text: Y.Text): boolean => text._start !== null;

function headingOfFirstForm(room: Y.Doc): string {
  const heading = room.getMap(sectionField).get(headingKey);
  return typeof heading === 'string' ? heading : '';
}

/**
 * What brings a room of the first form to this one: the same bytes whichever process makes them, so that they count once. Null when
 * there is nothing to bring.
 */
export function toNewForm(room: Y.Doc): Uint8Array | null {
  const heading = headingOfFirstForm(room);
  if (heading === '' || hasBegun(room.getText(headingField))) return null;
  const made = new Y.Doc();
  made.clientID = 2; // no browser takes it, and no seed
  made.getText(headingField).insert(0, heading);
  const update = Y.encodeStateAsUpdate(made);
  made.destroy();
  return update;
}

function nodesOf(parent: Y.XmlFragment, depth: number, deepest: number = limits.depth): unknown[] {
  if (depth > deepest) throw new Refused('too-deep', `A text nests at most ${String(limits.depth)} nodes.`, '');
  return parent.toArray().flatMap((child: unknown) => {
    if (child instanceof Y.XmlText) return textsOf(child);
    if (!(child instanceof Y.XmlElement)) throw new Refused('unknown-type', 'A text is made of nodes.', '');
    const attrs = Object.fromEntries(
      Object.entries<unknown>(child.getAttributes()).map(([name, value]) => [
        name,
        typeof value === 'string' ? storable(value) : value,
      ]),
    );
    const content = nodesOf(child, depth + 1, deepest);
    return [
      {
        type: child.nodeName,
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        ...(content.length > 0 ? { content } : {}),
      },
    ];
  });
}

function textsOf(text: Y.XmlText): unknown[] {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.flatMap(({ insert, attributes = {} }) => {
    // Characters that no text can hold are left out here: none of them costs what was written with it.
    const words = typeof insert === 'string' ? storable(insert) : insert;
    if (words === '') return [];
    const marks = Object.entries(attributes)
      .filter(([, value]) => value !== null)
      .map(([type, value]) => (isEmpty(value) ? { type } : { type, attrs: value }));
    return [{ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
