import type { WordArchive } from './archive.js';
import { commentsOf } from './comments.js';
import type { FileComment } from './comments.js';
import { Drops } from './drops.js';
import { Fields } from './fields.js';
import { notesOf } from './notes.js';
import type { Note } from './notes.js';
import { Numberings } from './numbering.js';
import type { TextLanguage } from './run-look.js';
import { Styles } from './styles.js';

/** All that the reading of one file's text needs. */
export class Reading {
  readonly styles: Styles;
  readonly numberings: Numberings;
  readonly footnotes: ReadonlyMap<string, Note>;
  readonly endnotes: ReadonlyMap<string, Note>;
  readonly comments: readonly FileComment[];
  readonly drops = new Drops();
  readonly fields = new Fields();

  constructor(
    readonly archive: WordArchive,
    readonly language: TextLanguage,
  ) {
    this.styles = new Styles(archive.part('styles'));
    this.numberings = new Numberings(archive.part('numbering'));
    const onCut = () => this.drops.add('longNote');
    this.footnotes = notesOf(archive.part('footnotes'), 'footnote', onCut);
    this.endnotes = notesOf(archive.part('endnotes'), 'endnote', onCut);
    this.comments = commentsOf(archive.part('comments'), archive.part('commentsExtended'), onCut);
  }
}
