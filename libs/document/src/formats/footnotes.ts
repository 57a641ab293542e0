import type { Node } from 'prosemirror-model';

import { escapeAttribute, escapeText } from './escape.js';

/** Words around footnotes, from the caller's catalogue. */
export interface FootnoteWords {
  /** The title of the notes at the foot ("Notes"). */
  readonly title: string;
  /** The accessible name of a reference ("Note 3"). */
  readonly reference: (number: number) => string;
  /** The accessible name of the way back ("Back to note 3 in the text"). */
  readonly back: (number: number) => string;
}

/** Numbers the footnotes of a text in reading order, prints references and the list at the foot. */
export class Footnotes {
  private readonly texts: string[] = [];

  constructor(
    private readonly words: FootnoteWords,
    private readonly idPrefix: string,
  ) {}

  /** The reference in the sentence: a raised number that links to the foot. */
  reference(note: Node): string {
    const number = this.texts.push(String(note.attrs['text']));
    const id = escapeAttribute(this.idPrefix);
    const name = escapeAttribute(this.words.reference(number));
    return `<sup class="fn"><a id="${id}fnref${number}" href="#${id}fn${number}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`;
  }

  /** The notes at the foot, '' if there are none. */
  list(): string {
    if (this.texts.length === 0) return '';
    const id = escapeAttribute(this.idPrefix);
    const items = this.texts.map((text, at) => {
      const number = at + 1;
      const back = escapeAttribute(this.words.back(number));
      return `<li id="${id}fn${number}">${escapeText(text)} <a href="#${id}fnref${number}" role="doc-backlink" aria-label="${back}">↩</a></li>`;
    });
    return `<section class="fns" role="doc-endnotes" aria-label="${escapeAttribute(this.words.title)}"><ol>${items.join('')}</ol></section>`;
  }
}
