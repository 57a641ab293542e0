import { cutShort } from '@tarmeem/document';
import type { Actor } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { recordSaid } from './say.js';

/** A comment of a Word file: whose it is in the file, and the words it stood at. */
export interface SaidInFile {
  text: string;
  author: string;
  at: string | null;
  quote: string;
}

const longest = { text: 4_000, author: 200, quote: 1_000 };

/** Says inside the organisation what stood in a file that was brought back for a draft of it, in the order of the file. */
export async function sayFromFile(
  tx: Tx,
  proposal: { id: string; documentId: string },
  { said, actor }: { said: readonly SaidInFile[]; actor: Actor },
): Promise<void> {
  for (const { text, author, at, quote } of said) {
    const [{ id } = { id: '' }] = await tx.query<{ id: string }>(
      `insert into message (document_id, proposal_id, shared, text, author_id, at, file_author, file_at, file_quote)
       values ($1, $2, false, $3, $4, $5, $6, $7, $8) returning id`,
      [
        proposal.documentId,
        proposal.id,
        cutShort(text, longest.text),
        actor.id,
        tx.at,
        cutShort(author, longest.author),
        at,
        cutShort(quote, longest.quote),
      ],
    );
    recordSaid(tx, { proposal, actor, id, action: 'discussion.said' });
  }
}
