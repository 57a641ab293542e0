import { randomUUID } from 'node:crypto';
import type { SayInput } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { Conflict, Malformed, NotAllowed, NotFound, type Tx } from '../platform/index.js';
import { Proposals } from '../proposals/index.js';
import { audienceOf } from './audience.query.js';
import { type Discussed, type Hearing, mustHear } from './hearing.query.js';

/**
 * Says something about a proposal or one of its changes, and tells those it mentions. Throws NotFound where the person hears nothing,
 * NotAllowed for the organisation's own talk of others, Conflict('not-now') for sharing what was never submitted, Malformed for a
 * change of another proposal and for mentioning somebody who does not hear it.
 */
export async function say(
  tx: Tx,
  proposalId: string,
  { input: { text, shared, changeId, mentions }, actor }: { input: SayInput; actor: Actor },
): Promise<void> {
  const proposal = await lockHeard(tx, proposalId, actor);
  if (!shared && !proposal.internal) throw new NotAllowed('Only the proposing organisation speaks among itself');
  if (changeId !== null) {
    const [change] = await tx.query('select from change where id = $1 and proposal_id = $2', [changeId, proposalId]);
    if (!change) throw malformed('/changeId', 'The proposal holds no such change');
  }
  const people = await audienceOf(tx, proposal, { personId: actor.id, at: tx.at });
  const told = [...new Set(mentions)];
  for (const id of told)
    if (!people.some((person) => person.id === id && (shared || person.internal)))
      throw malformed(`/mentions/${String(mentions.indexOf(id))}`, 'This person would not hear it');
  if (shared && proposal.number === null) throw new Conflict('not-now');
  const [{ id } = { id: '' }] = await tx.query<{ id: string }>(
    `insert into message (document_id, proposal_id, change_id, shared, text, author_id, at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [proposal.documentId, proposalId, changeId, shared, text, actor.id, tx.at],
  );
  await tx.query('insert into mention (message_id, person_id) select $1, unnest($2::uuid[])', [id, told]);
  for (const personId of told)
    await tx.job('tell-mentioned', { id: `mention-${randomUUID()}`, messageId: id, personId }, { maxAttempts: 12 });
  recordSaid(tx, { proposal, actor, id, action: 'discussion.said' });
}

/** Takes one's own words back: nobody is shown them again. Throws NotFound for what is not one's own, or was withdrawn. */
export async function withdrawMessage(
  tx: Tx,
  { proposalId, messageId }: { proposalId: string; messageId: string },
  actor: Actor,
): Promise<void> {
  const proposal = await lockHeard(tx, proposalId, actor);
  const [found] = await tx.query(
    `with gone as (update message set withdrawn_at = $4 where id = $1 and proposal_id = $2 and author_id = $3
       and withdrawn_at is null and (shared or $5) returning id) select id from gone`,
    [messageId, proposalId, actor.id, tx.at, proposal.internal],
  );
  if (!found) throw new NotFound();
  recordSaid(tx, { proposal, actor, id: messageId, action: 'discussion.withdrawn' });
}

async function lockHeard(tx: Tx, proposalId: string, actor: Actor): Promise<Discussed & Hearing> {
  await mustHear(tx, proposalId, actor);
  if (!(await tx.get(Proposals).lock(proposalId))) throw new NotFound();
  return mustHear(tx, proposalId, actor);
}

/** Records that something was said or taken back, without its words. */
export function recordSaid(
  tx: Tx,
  of: {
    proposal: Pick<Discussed, 'id' | 'documentId'>;
    actor: Actor;
    id: string;
    action: 'discussion.said' | 'discussion.withdrawn';
  },
): void {
  tx.record({
    documentId: of.proposal.documentId,
    actor: { id: of.actor.id, role: of.actor.grants[0]?.role ?? null },
    action: of.action,
    objectType: 'discussion',
    objectId: of.id,
    facts: { proposalId: of.proposal.id },
  });
}

const malformed = (pointer: string, detail: string): Malformed =>
  new Malformed([{ code: 'not-there', pointer, detail }]);
