import type { DocumentView, TakeFileInput } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { contentHashes, storedText } from '../documents/index.js';
import { Malformed, type Tx } from '../platform/index.js';
import { beginProposal, Proposals, WorkingCopies } from '../proposals/index.js';
import { ImportedFiles } from './imported-files.store.js';
import { takeComments, type TakenThread } from './take-comments.js';
import { commentViews, newHeading, type WeighedFile } from './preview-file.js';
import type { ReceivedFile } from './received-file.js';

type Taken = WeighedFile['parts'][number];

interface FileToPropose {
  file: WeighedFile['file'];
  received: ReceivedFile;
  parts: readonly Taken[];
  threads: readonly TakenThread[];
}

/** The parts that are taken, each of a section of its own and with something new in it. */
export function takenParts({ parts }: WeighedFile, input: TakeFileInput): Taken[] {
  const wrong = (at: number, detail: string): Malformed =>
    new Malformed([{ code: 'part', detail, pointer: `/choices/parts/${at}` }]);
  const seen = new Set<string>();
  return input.parts.map(({ part, sectionId }, at) => {
    const found = parts[part];
    if (!found) throw wrong(at, 'The file has no such part');
    if (found.section?.sectionId !== sectionId || !found.weighed)
      throw wrong(at, 'There is no such section in the current edition');
    if (seen.has(sectionId)) throw wrong(at, 'A section is taken once');
    seen.add(sectionId);
    return found;
  });
}

/**
 * Makes a draft proposal of the taken parts. Where file and later editions changed the same words the copy stands on the file's own
 * base, and the proposal is outdated: its conflicts are settled as in any other. The person who brought the file is its contributor;
 * names in the file are kept as such and prove nothing.
 */
export async function proposeFile(
  tx: Tx,
  { document, actor, input, secret }: { document: DocumentView; actor: Actor; input: TakeFileInput; secret: string },
  { file, received, parts, threads }: FileToPropose,
): Promise<string> {
  const sectionIds = parts.map(({ section }) => section!.sectionId);
  const id = await beginProposal(tx, { documentId: document.id, title: input.title, sectionIds, actor });
  const copies = tx.get(WorkingCopies);
  for (const part of parts) {
    const weighed = part.weighed!;
    const on = weighed.conflicts > 0 ? part.base! : part.current!;
    const { heading } = newHeading(part);
    const body = storedText(weighed.body);
    await copies.add(
      { proposalId: id, sectionId: part.section!.sectionId, by: actor.id, at: tx.at },
      { heading, body: weighed.body, contentHash: contentHashes(heading, body).hash },
      { revisionId: on.id, entryId: on.entryId },
    );
  }
  await tx.get(Proposals).addContributor(id, actor.id, 'import');
  const became = await takeComments(tx, threads, {
    proposal: { id, documentId: document.id },
    slug: document.slug,
    actor,
    secret,
    names: input.namesInFeedback,
  });
  await tx.get(ImportedFiles).add({
    proposalId: id,
    personId: actor.id,
    at: tx.at,
    fileName: received.fileName,
    fileHash: received.hash,
    sections: parts.map(({ section, weighed }) => ({
      sectionId: section!.sectionId,
      changes: weighed!.changes.map(({ change, authors, tracked }) => ({
        before: change.words.before,
        after: change.words.after,
        authors,
        tracked,
      })),
    })),
    comments: commentViews(file).map((comment) => ({
      ...comment,
      ...(became.get(comment.parent ?? comment.id) ?? { became: null, feedback: null }),
    })),
    dropped: file.dropped,
  });
  return id;
}
