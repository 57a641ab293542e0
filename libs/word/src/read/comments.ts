import { childrenOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import type { FileAuthor } from './model.js';
import { noteText } from './notes.js';

/** A comment of a file; `parent` is the id of the one that it answers. */
export interface FileComment {
  readonly id: string;
  readonly by: FileAuthor;
  readonly text: string;
  readonly parent?: string;
  readonly resolved: boolean;
}

/** The comments of a file in its order. */
export function commentsOf(
  part: XmlElement | undefined,
  extended: XmlElement | undefined,
  onCut: () => void,
): FileComment[] {
  const threads = new Map<string, { parent?: string; done: boolean }>();
  for (const { attributes } of childrenOf(extended, 'commentEx'))
    if (attributes['paraId'])
      threads.set(attributes['paraId'].toUpperCase(), {
        parent: attributes['paraIdParent']?.toUpperCase(),
        done: ['1', 'true', 'on'].includes(attributes['done'] ?? ''),
      });
  const rows = childrenOf(part, 'comment').map((element) => ({
    element,
    id: element.attributes['id'] ?? '',
    paragraph: (childrenOf(element, 'p').at(-1)?.attributes['paraId'] ?? '').toUpperCase(),
  }));
  const byParagraph = new Map(rows.map(({ id, paragraph }) => [paragraph, id]));
  return rows.map(({ element, id, paragraph }) => {
    const thread = threads.get(paragraph);
    const parent = thread?.parent === undefined ? undefined : byParagraph.get(thread.parent);
    const above = parent === undefined ? undefined : threads.get(thread!.parent!);
    return {
      id,
      by: authorOf(element),
      text: noteText(element, 'del', onCut).trim(),
      ...(parent === undefined || parent === id ? {} : { parent }),
      resolved: Boolean(thread?.done || above?.done),
    };
  });
}

/** Who an annotation names. */
export function authorOf({ attributes }: XmlElement): FileAuthor {
  const name = (attributes['author'] ?? '').trim().slice(0, 200);
  const date = attributes['date'];
  return { name, ...(date !== undefined && !Number.isNaN(Date.parse(date)) ? { date: date.slice(0, 30) } : {}) };
}
