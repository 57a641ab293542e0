import { Fragment, Mark } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import type { Doc } from './doc.js';
import { Refused } from './refused.js';
import { schema } from './schema.js';

const adopted = new WeakMap<Node, Node>();

/**
 * The same text under the product's own schema, from an editor whose schema was built of the same specs. Nodes are kept:
 * a block that an editing step left alone is the same node as before, so that comparing after each keystroke costs only
 * what changed. Not a check of untrusted input: that is `parse`.
 * @throws Refused `unknown-type` for a node or mark that the schema has not.
 */
export function adopt(doc: Node): Doc {
  if (doc.type.schema === schema) return doc;
  const known = adopted.get(doc);
  if (known) return known;
  const marks = doc.marks.length === 0 ? Mark.none : Mark.setFrom(doc.marks.map(adoptMark));
  const own = doc.isText ? schema.text(doc.text ?? '', marks) : adoptNode(doc, marks);
  adopted.set(doc, own);
  return own;
}

function adoptNode(node: Node, marks: readonly Mark[]): Node {
  const type = schema.nodes[node.type.name as keyof typeof schema.nodes];
  if (!type) throw new Refused('unknown-type', 'the editor holds a node that no text can hold');
  return type.create(ownAttrs(type.spec.attrs, node.attrs), Fragment.fromArray(node.children.map(adopt)), marks);
}

function adoptMark(mark: Mark): Mark {
  const type = schema.marks[mark.type.name as keyof typeof schema.marks];
  if (!type) throw new Refused('unknown-type', 'the editor holds a format that no text can hold');
  return type.create(ownAttrs(type.spec.attrs, mark.attrs));
}

/** Only what the product's specs name: an editor may add attributes of its own. */
function ownAttrs(named: object | undefined, attrs: Node['attrs']): Node['attrs'] {
  return Object.fromEntries(Object.keys(named ?? {}).map((name) => [name, attrs[name] as unknown]));
}
