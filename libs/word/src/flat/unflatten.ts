import { schema } from '@tarmeem/document';
import type { Node } from 'prosemirror-model';

import type { ListRef, ParagraphLook } from './flat.js';

/** A block to be set into a text: finished inline content with its look, or a finished table. */
export type FlatBlock =
  | { readonly kind: 'paragraph'; readonly look: ParagraphLook; readonly inline: readonly Node[] }
  | { readonly kind: 'table'; readonly code: string; readonly node: Node };

type Open =
  | { readonly kind: 'quote'; readonly children: Node[] }
  | { readonly kind: 'list'; readonly list: ListRef; readonly start: number; readonly items: Node[][] };

const { nodes } = schema;

/** Is told which node a paragraph has become. */
export type OnMade = (block: FlatBlock, node: Node) => void;

/** The blocks in their containers: the content of a text or cell, at least one paragraph. */
export function contentOf(blocks: readonly FlatBlock[], onMade: OnMade = () => {}): Node[] {
  const building = new Building(onMade);
  for (const block of blocks) building.add(block);
  const content = building.end();
  return content.length > 0 ? content : [nodes.paragraph.create()];
}

class Building {
  private readonly root: Node[] = [];
  private readonly stack: Open[] = [];
  /** How many items a list has had: one that goes on after something else keeps counting, as it does in Word. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly onMade: OnMade) {}

  add(block: FlatBlock): void {
    const code = block.kind === 'table' ? block.code : block.look.code;
    const list = block.kind === 'table' ? undefined : block.look.list;
    let depth = 0;
    for (const letter of code) if (this.enter(letter, depth, list)) depth++;
    this.closeTo(depth);
    const made = nodesOf(block, this.isItemStart());
    if (block.kind === 'paragraph') this.onMade(block, made[0]!);
    this.innermost().push(...made);
  }

  end(): Node[] {
    this.closeTo(0);
    return this.root;
  }

  /** Goes into a container at a depth; false if there is none such. */
  private enter(letter: string, depth: number, list: ListRef | undefined): boolean {
    const open = this.stack[depth];
    if (letter === 'C') return open?.kind === 'list';
    if (letter === 'I' && list) {
      if (open?.kind !== 'list' || open.list.key !== list.key) {
        this.closeTo(depth);
        this.stack.push({ kind: 'list', list, start: list.start + (this.counts.get(list.key) ?? 0), items: [] });
      } else this.closeTo(depth + 1);
      const here = this.stack[depth] as Open & { kind: 'list' };
      here.items.push([]);
      this.count(list);
      return true;
    }
    if (letter !== 'Q' && letter !== 'N') return false;
    if (letter === 'N' || open?.kind !== 'quote') {
      this.closeTo(depth);
      this.stack.push({ kind: 'quote', children: [] });
    }
    return true;
  }

  private count({ key, depth }: ListRef): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    // One numbering of several levels: a deeper level begins anew under each item above it.
    const [numbering] = key.split(':');
    for (let deeper = depth + 1; deeper < 10; deeper++) this.counts.delete(`${numbering}:${deeper}`);
  }

  private isItemStart(): boolean {
    const top = this.stack.at(-1);
    return top?.kind === 'list' && top.items.at(-1)!.length === 0;
  }

  private innermost(): Node[] {
    const top = this.stack.at(-1);
    if (!top) return this.root;
    return top.kind === 'quote' ? top.children : top.items.at(-1)!;
  }

  private closeTo(depth: number): void {
    while (this.stack.length > depth) {
      const closed = this.stack.pop()!;
      this.innermost().push(finished(closed));
    }
  }
}

function finished(open: Open): Node {
  if (open.kind === 'quote') return nodes.blockquote.create(null, open.children);
  const items = open.items.map((content) => nodes.listItem.create(null, content));
  return open.list.ordered
    ? nodes.orderedList.create({ start: open.start }, items)
    : nodes.bulletList.create(null, items);
}

/** The nodes of one block. An item begins with a paragraph, whatever it was made to look like; a rule holds no words. */
function nodesOf(block: FlatBlock, isItemStart: boolean): Node[] {
  if (block.kind === 'table') return isItemStart ? [nodes.paragraph.create(), block.node] : [block.node];
  const { look, inline } = block;
  if (look.block === 'rule') {
    const rule = nodes.horizontalRule.create();
    const words = inline.length > 0 || isItemStart ? [nodes.paragraph.create(null, inline)] : [];
    return [...words, rule];
  }
  if (look.block === 'heading' && !isItemStart) return [nodes.heading.create({ level: look.level }, inline)];
  return [nodes.paragraph.create(null, inline)];
}
