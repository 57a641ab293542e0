import { lookNamed } from '../looks.js';
import type { NamedLook } from '../looks.js';
import { childOf, childrenOf, valueOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';

interface Style {
  readonly name: string;
  readonly basedOn?: string;
  readonly element: XmlElement;
}

/** What a paragraph's style says of it. */
export interface ParagraphStyle {
  /** In lower case. */
  readonly name: string;
  readonly look?: NamedLook;
  readonly numbering?: XmlElement;
  /** 0 for the first level. */
  readonly outline?: number;
}

/** The styles of a file. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly known = new Map<string, ParagraphStyle>();
  /** Run properties that a style and those it stands on set, nearest first. */
  private readonly runs = new Map<string, readonly XmlElement[]>();

  constructor(part: XmlElement | undefined) {
    for (const element of childrenOf(part, 'style')) {
      const id = element.attributes['styleId'];
      if (id)
        this.styles.set(id, { name: valueOf(element, 'name') ?? id, basedOn: valueOf(element, 'basedOn'), element });
    }
  }

  /** The name of a style in lower case, or its id if it has none. */
  nameOf(id: string | undefined): string {
    return id === undefined ? '' : (this.styles.get(id)?.name ?? id).toLowerCase();
  }

  paragraph(id: string | undefined): ParagraphStyle {
    if (id === undefined) return { name: '' };
    let known = this.known.get(id);
    if (!known) this.known.set(id, (known = this.readParagraph(id)));
    return known;
  }

  /** The run properties of a character style and those it stands on. */
  run(id: string): readonly XmlElement[] {
    let known = this.runs.get(id);
    if (!known) {
      known = this.chain(id).flatMap(({ element }) => childOf(element, 'rPr') ?? []);
      this.runs.set(id, known);
    }
    return known;
  }

  private readParagraph(id: string): ParagraphStyle {
    const chain = this.chain(id);
    let look: NamedLook | undefined;
    let numbering: XmlElement | undefined;
    let outline: number | undefined;
    for (const { name, element } of chain) {
      look ??= lookNamed(name);
      const properties = childOf(element, 'pPr');
      numbering ??= childOf(properties, 'numPr');
      const level = valueOf(properties, 'outlineLvl');
      if (level !== undefined) outline ??= Number(level);
    }
    if (chain.length === 0) look = lookNamed(id.replace(/(?<=[a-z])(?=[1-9]$)/iu, ' '));
    return { name: this.nameOf(id), look, numbering, outline };
  }

  private chain(id: string): Style[] {
    const chain: Style[] = [];
    for (let style = this.styles.get(id); style && chain.length < 20; style = this.styles.get(style.basedOn ?? ''))
      chain.push(style);
    return chain;
  }
}
