import type { Mark, NodeType, MarkType } from 'prosemirror-model';

import { attributeRules } from './attribute-rules.js';
import { Refused } from './refused.js';
import { schema } from './schema.js';

/** Where a value stands, asked only when it is refused. */
type Pointer = () => string;

/**
 * What a text may be: nodes nested within one another (the text itself counts 1), about how many bytes its JSON has in
 * UTF-8, how many nodes and words it holds. One section of a law is far below each of them.
 */
export const limits = { depth: 32, bytes: 2 * 1024 * 1024, nodes: 200_000, words: 50_000 } as const;

const encoder = new TextEncoder();

// Taken once: in a sandbox (tests, a worker's context) each look at a global costs more than the check it is for.
const { getPrototypeOf, hasOwn } = Object;
const { isArray } = Array;
const ownPrototype: unknown = Object.prototype;

/** The value as an object that has no keys but these; inherited and `__proto__` keys are refused like any other. */
export function exactKeys(
  value: unknown,
  allowed: readonly string[],
  here: Pointer,
): Readonly<Record<string, unknown>> {
  if (!isPlainObject(value)) throw new Refused('ill-typed', 'An object is expected.', here());
  // In a loop over 50,000 nodes this is twice as fast as Object.keys; an inherited key would be refused too.
  for (const key in value)
    if (!allowed.includes(key))
      throw new Refused('unknown-key', 'There is no such key here.', `${here()}/${escapeKey(key)}`);
  return value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isArray(value)) return false;
  const prototype: unknown = getPrototypeOf(value);
  if (prototype === ownPrototype) return true;
  // An object of another realm (a worker, a test's sandbox) has a prototype of its own, which is the end of its chain.
  return prototype === null || getPrototypeOf(prototype) === null;
}

function escapeKey(key: string): string {
  return key
    .slice(0, 100)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');
}

/** The value as an array. */
export function itemsOf(value: unknown, here: Pointer): readonly unknown[] {
  if (!isArray(value)) throw new Refused('ill-typed', 'An array is expected.', here());
  return value;
}

/** The name in `type`. */
export function typeNameOf(value: unknown, here: Pointer): string {
  if (!isPlainObject(value)) throw new Refused('ill-typed', 'An object is expected.', here());
  const name = hasOwn(value, 'type') ? value['type'] : undefined;
  if (typeof name !== 'string') throw new Refused('ill-typed', 'The type is a string.', `${here()}/type`);
  return name;
}

const none: Record<string, unknown> = Object.freeze({});

/** Checked attributes of a node or mark, defaults filled in. */
export function attributesOf(
  type: NodeType | MarkType,
  value: unknown,
  here: Pointer,
  size: Size,
): Record<string, unknown> {
  size.add(type.name.length, here);
  if (value === undefined && !hasOwn(attributeRules, type.name)) return none;
  const rules = hasOwn(attributeRules, type.name) ? attributeRules[type.name]! : {};
  const names = Object.keys(rules);
  const given = value === undefined ? {} : exactKeys(value, names, () => `${here()}/attrs`);
  const attrs: Record<string, unknown> = {};
  for (const name of names) {
    const held = hasOwn(given, name) ? given[name] : type.spec.attrs?.[name]?.default;
    const fault = rules[name]!(held);
    if (fault) throw new Refused(fault.code, fault.detail, `${here()}/attrs/${name}`);
    if (typeof held === 'string') size.addText(held, here);
    attrs[name] = held;
  }
  return attrs;
}

/** Checked marks in the order of the schema, each type at most once and none beside one that excludes it. */
export function marksOf(value: unknown, here: Pointer, size: Size): readonly Mark[] {
  if (value === undefined) return [];
  const marks: Mark[] = [];
  for (const [at, item] of itemsOf(value, () => `${here()}/marks`).entries()) {
    const place = () => `${here()}/marks/${at}`;
    const name = typeNameOf(item, place);
    const type = hasOwn(schema.marks, name) ? schema.marks[name as keyof typeof schema.marks] : undefined;
    if (!type) throw new Refused('unknown-type', 'There is no such mark.', `${place()}/type`);
    const { attrs } = exactKeys(item, ['type', 'attrs'], place);
    const mark = type.create(attributesOf(type, attrs, place, size));
    if (marks.some((other) => other.type.excludes(type)))
      throw new Refused('bad-structure', `The mark ${name} can't stand beside another here.`, place());
    marks.push(mark);
  }
  return marks.sort((a, b) => markOrder.indexOf(a.type.name) - markOrder.indexOf(b.type.name));
}

const markOrder = Object.keys(schema.marks);

/** Counts bytes and nodes as they are read, so that too much is refused before it is worked on. */
export class Size {
  private bytes = 0;
  private nodes = 0;

  /** Adds a node, mark or text of about so many bytes. */
  add(bytes: number, here: () => string): void {
    this.bytes += bytes + 16;
    if (++this.nodes > limits.nodes || this.bytes > limits.bytes)
      throw new Refused('too-large', `A text has at most ${limits.bytes} bytes and ${limits.nodes} nodes.`, here());
  }

  /** Adds a string by its length in UTF-8. */
  addText(text: string, here: () => string): void {
    if (text.length > limits.bytes) this.add(text.length, here);
    this.add(text.length < 64 ? shortBytes(text) : encoder.encode(text).length, here);
  }
}

/** Bytes of a short text in UTF-8, without a buffer; a surrogate pair counts as two times three. */
function shortBytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7ff) bytes += 2;
    else if (code > 0x7f) bytes++;
  }
  return bytes;
}
