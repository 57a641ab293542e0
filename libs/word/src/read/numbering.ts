import { childOf, childrenOf, valueOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';

/** How a level of a numbering counts. */
export interface NumberLevel {
  readonly ordered: boolean;
  readonly start: number;
}

/** The numberings of a file. */
export class Numberings {
  private readonly abstracts = new Map<string, XmlElement>();
  private readonly numbers = new Map<string, XmlElement>();

  constructor(part: XmlElement | undefined) {
    for (const element of childrenOf(part, 'abstractNum'))
      this.abstracts.set(element.attributes['abstractNumId'] ?? '', element);
    for (const element of childrenOf(part, 'num')) this.numbers.set(element.attributes['numId'] ?? '', element);
  }

  /** Undefined if the numbering is not there, or shows nothing. */
  level(id: string, level: number): NumberLevel | undefined {
    const number = this.numbers.get(id);
    if (id === '0' || !number) return undefined;
    const override = childrenOf(number, 'lvlOverride').find(({ attributes }) => Number(attributes['ilvl']) === level);
    const own = childOf(override, 'lvl') ?? this.abstractLevel(number, level);
    const format = valueOf(own, 'numFmt') ?? 'decimal';
    if (format === 'none') return undefined;
    const start = Number(valueOf(override, 'startOverride') ?? valueOf(own, 'start') ?? 1);
    return {
      ordered: format !== 'bullet',
      start: Number.isInteger(start) && Math.abs(start) <= 999_999 ? start : 1,
    };
  }

  private abstractLevel(number: XmlElement, level: number): XmlElement | undefined {
    const abstract = this.abstracts.get(valueOf(number, 'abstractNumId') ?? '');
    return childrenOf(abstract, 'lvl').find(({ attributes }) => Number(attributes['ilvl']) === level);
  }
}
