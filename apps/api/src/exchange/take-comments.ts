import {
  type CommentPath,
  type FileCommentView,
  type ImportedFileView,
  isBlank,
  type TakeFileInput,
} from '@tarmeem/contract';
import { cutShort } from '@tarmeem/document';
import type { Actor } from '../accounts/index.js';
import { sayFromFile } from '../discussion/index.js';
import { keepFeedback } from '../feedback/index.js';
import { Malformed, type Tx } from '../platform/index.js';
import { commentViews, type WeighedFile } from './preview-file.js';

/** A comment of a file with its answers, what becomes of it, and the section it stands in. */
export interface TakenThread {
  as: CommentPath;
  comments: readonly FileCommentView[];
  sectionId: string | null;
}

/** What became of a thread, by the id of its first comment. */
export type Became = ReadonlyMap<string, Pick<ImportedFileView['comments'][number], 'became' | 'feedback'>>;

/** The threads that somebody chose a path for. Throws `malformed` for a comment that is not there, answers another or holds no words. */
export function takenThreads({ file, parts }: WeighedFile, { comments: chosen }: TakeFileInput): TakenThread[] {
  const comments = commentViews(file);
  const seen = new Set<string>();
  return chosen.map(({ id, as }, at) => {
    const first = comments.find((comment) => comment.id === id && comment.parent === null);
    if (!first || isBlank(first.text) || seen.has(id))
      throw new Malformed([
        { code: 'comment', detail: 'The file has no such comment to take', pointer: `/choices/comments/${at}` },
      ]);
    seen.add(id);
    const answers = comments.filter(({ parent, text }) => parent === id && !isBlank(text));
    const section = first.part === null ? null : parts[first.part]?.section;
    return { as, comments: [first, ...answers], sectionId: section?.sectionId ?? null };
  });
}

interface TakeComments {
  proposal: { id: string; documentId: string };
  slug: string;
  actor: Actor;
  secret: string;
  /** Whether feedback carries the names in the file; else the organisation's. */
  names: boolean;
}

/** Makes of each thread what was chosen: words in the draft's own discussion, or feedback that waits for a moderator. */
export async function takeComments(
  tx: Tx,
  threads: readonly TakenThread[],
  { proposal, slug, actor, secret, names }: TakeComments,
): Promise<Became> {
  const became = new Map<string, Pick<ImportedFileView['comments'][number], 'became' | 'feedback'>>();
  for (const { as, comments, sectionId } of threads) {
    const [first] = comments;
    if (as === 'discussion') {
      await sayFromFile(tx, proposal, { said: comments, actor });
      became.set(first!.id, { became: as, feedback: null });
      continue;
    }
    const input = feedbackOf(comments, { sectionId, day: (first!.at ?? tx.at.toISOString()).slice(0, 10) });
    const taking = { actor, hold: true, files: 0, secret, as: 'officer' as const };
    const sent = { ...input, name: (names ? first!.author : (actor.organisation?.name ?? '')).slice(0, 120) };
    const anchor = sectionId && first!.quote ? { exact: first!.quote, prefix: '', suffix: '' } : null;
    const { number } = await keepFeedback(tx, slug, { ...sent, anchor }, { ...taking, quoteIfLost: true });
    became.set(first!.id, { became: as, feedback: number });
  }
  return became;
}

/** No feedback is longer, in UTF-16 units. */
const longest = 10_000;

/** The words of a thread as one feedback; answers stand below the first, each from a line of its own. */
function feedbackOf(
  comments: readonly FileCommentView[],
  { sectionId, day }: { sectionId: string | null; day: string },
) {
  const text = comments.map((comment) => comment.text.trim()).join('\n\n');
  return {
    kind: 'comment' as const,
    sectionId,
    // The whole thread stays in the record of the file.
    text: cutShort(text, longest),
    email: '',
    received: { by: 'word' as const, on: day },
  };
}
