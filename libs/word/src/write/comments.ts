import type { Woven } from '../weave/woven.js';
import { sizeOf } from '../weave/tokens.js';
import { element, xmlPart } from '../xml/build.js';
import { wordDate } from './marks-of-change.js';
import type { WordAuthor } from './marks-of-change.js';
import { namespaces } from './namespaces.js';
import { words } from './runs.js';

/** A remark at some words; `side` says which text `from` and `to` are positions of. */
export interface WordComment {
  readonly author: WordAuthor;
  readonly text: string;
  readonly resolved?: boolean;
  readonly replies?: readonly { readonly author: WordAuthor; readonly text: string }[];
  readonly at: { readonly side: 'base' | 'target'; readonly from: number; readonly to: number };
}

interface Numbered {
  readonly id: number;
  readonly comment: WordComment;
  /** One id for the comment and each reply. */
  readonly ids: readonly number[];
  state: 'due' | 'open' | 'closed';
}

/** The comments of a file: numbers them, marks their words, writes their parts. */
export class Comments {
  private readonly all: Numbered[] = [];
  private here: Numbered[] = [];
  private lastId = 0;

  /** The comments of the text that is written next. */
  begin(comments: readonly WordComment[]): void {
    this.here = comments.map((comment) => {
      const ids = [comment, ...(comment.replies ?? [])].map(() => this.lastId++);
      return { id: ids[0]!, comment, ids, state: 'due' };
    });
    this.all.push(...this.here);
  }

  /** Starts of comments that begin at or in this token. */
  before(woven: Woven): string {
    return this.move(woven, 'due', (at, end, comment) => end > comment.at.from);
  }

  /** Ends of comments whose words end with this token. */
  after(woven: Woven): string {
    return this.move(woven, 'open', (at, end, comment) => end >= comment.at.to);
  }

  /** What is still to be marked at the end of the text. */
  end(): string {
    let xml = '';
    for (const one of this.here)
      xml += (one.state === 'due' ? starts(one) : '') + (one.state === 'closed' ? '' : ends(one));
    this.here = [];
    return xml;
  }

  private move(
    woven: Woven,
    from: 'due' | 'open',
    isTime: (at: number, end: number, comment: WordComment) => boolean,
  ): string {
    if (this.here.length === 0 || woven.state === 'table') return '';
    let xml = '';
    for (const one of this.here) {
      if (one.state !== from) continue;
      const token =
        one.comment.at.side === 'base'
          ? woven.state === 'new'
            ? undefined
            : woven.before
          : woven.state === 'gone'
            ? undefined
            : woven.after;
      if (!token || !isTime(token.at, token.at + sizeOf(token), one.comment)) continue;
      one.state = from === 'due' ? 'open' : 'closed';
      xml += from === 'due' ? starts(one) : ends(one);
    }
    return xml;
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  /** `word/comments.xml`. */
  part(): string {
    const comments = this.all.flatMap(({ comment, ids }) =>
      [comment, ...(comment.replies ?? [])].map((said, index) => commentXml(said.author, said.text, ids[index]!)),
    );
    return xmlPart(element('w:comments', namespaces, ...comments));
  }

  /** `word/commentsExtended.xml`: which answers which, and what is resolved. */
  extendedPart(): string {
    const rows = this.all.flatMap(({ comment, ids }) =>
      ids.map((id, index) =>
        element('w15:commentEx', {
          'w15:paraId': paragraphId(id),
          'w15:paraIdParent': index > 0 ? paragraphId(ids[0]!) : undefined,
          'w15:done': comment.resolved ? 1 : 0,
        }),
      ),
    );
    return xmlPart(element('w15:commentsEx', namespaces, ...rows));
  }
}

function starts({ ids }: Numbered): string {
  return ids.map((id) => element('w:commentRangeStart', { 'w:id': id })).join('');
}

function ends({ ids }: Numbered): string {
  return ids
    .map(
      (id) =>
        element('w:commentRangeEnd', { 'w:id': id }) +
        element(
          'w:r',
          {},
          element('w:rPr', {}, element('w:rStyle', { 'w:val': 'CommentReference' })),
          element('w:commentReference', { 'w:id': id }),
        ),
    )
    .join('');
}

function paragraphId(id: number): string {
  return (0x10000000 + id).toString(16).toUpperCase();
}

function commentXml(author: WordAuthor, text: string, id: number): string {
  const lines = text.split('\n');
  const paragraphs = lines.map((line, index) =>
    element(
      'w:p',
      index === lines.length - 1 ? { 'w14:paraId': paragraphId(id) } : {},
      element('w:pPr', {}, element('w:pStyle', { 'w:val': 'CommentText' })),
      index === 0
        ? element(
            'w:r',
            {},
            element('w:rPr', {}, element('w:rStyle', { 'w:val': 'CommentReference' })),
            element('w:annotationRef'),
          )
        : '',
      element('w:r', {}, words(line)),
    ),
  );
  const initials = author.name
    .split(/\s+/u)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 4);
  return element(
    'w:comment',
    { 'w:id': id, 'w:author': author.name, 'w:date': author.date && wordDate(author.date), 'w:initials': initials },
    ...paragraphs,
  );
}
