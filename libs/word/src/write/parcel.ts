import type { ParagraphLook } from '../flat/flat.js';
import { styleOf, tableStyleOf } from '../looks.js';
import type { StyleName } from '../looks.js';
import type { DirectionOf } from './direction.js';

/** A numbering of its own for each list of a text. */
export interface Numbering {
  readonly id: number;
  readonly ordered: boolean;
  /** The first number, by how many lists stand around. */
  readonly starts: Map<number, number>;
}

/** What the parts of one file gather while it is written: styles used, numberings, links, footnotes, and numbers given out. */
export class Parcel {
  readonly styles = new Map<string, StyleName>();
  readonly numberings = new Map<string, Numbering>();
  readonly links = new Map<string, string>();
  readonly footnotes: string[] = [];
  private lastId = 0;

  constructor(
    /** BCP 47 tag of the text. */
    readonly language: string,
    readonly rtl: boolean,
    /** Tells paragraphs that have a direction of their own. */
    readonly directionOf?: DirectionOf,
  ) {}

  /** A number for an annotation, different from all others of the file. */
  nextId(): number {
    return ++this.lastId;
  }

  styleId(look: ParagraphLook): string | undefined {
    const style = styleOf(look);
    if (style) this.styles.set(style.id, style);
    return style?.id;
  }

  tableStyleId(code: string): string {
    const style = tableStyleOf(code);
    this.styles.set(style.id, style);
    return style.id;
  }

  /** The numbering of the list that a paragraph begins an item of. */
  numbering(list: NonNullable<ParagraphLook['list']>): number {
    let known = this.numberings.get(list.key);
    if (!known) {
      known = { id: this.numberings.size + 1, ordered: list.ordered, starts: new Map() };
      this.numberings.set(list.key, known);
    }
    known.starts.set(levelOf(list.depth), list.start);
    return known.id;
  }

  /** The relationship of a link that goes out of the file. */
  link(href: string): string {
    let id = this.links.get(href);
    if (!id) this.links.set(href, (id = `rIdL${this.links.size + 1}`));
    return id;
  }

  /** The number of a new footnote of these words. */
  footnote(text: string): number {
    return this.footnotes.push(text);
  }
}

/** Word numbers nine levels. */
export function levelOf(depth: number): number {
  return Math.min(8, depth);
}
