import { Controller, Get, Param, Res } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Policy } from '../accounts/index.js';
import { discussionView, mustHear } from '../discussion/index.js';
import { findDocument } from '../documents/index.js';
import { Clock, NotFound, Work } from '../platform/index.js';
import { Proposals, settleBeforeReading } from '../proposals/index.js';
import { KeptWordFiles } from './kept-word-files.js';
import { proposalFile } from './proposal-file.js';
import { sendWord } from './word-files.controller.js';

const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;

/** Proposals out as Word files. */
@Controller('api/v1')
@Policy('signed-in')
export class ProposalFilesController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly files: KeptWordFiles,
    private readonly clock: Clock,
  ) {}

  @Get('proposals/:proposalId/word')
  async proposal(
    @Param({ schema: ById }) { proposalId }: ById,
    @Actor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { internal, number, documentId } = await mustHear(this.source, proposalId, actor);
    if (internal) await settleBeforeReading(this.work, this.source, { proposalId, actor });
    const proposal = await new Proposals(this.source.manager).find(proposalId);
    const [row] = await this.source.query<{ slug: string }[]>('select slug from document where id = $1', [documentId]);
    const document = await findDocument(this.source, row?.slug ?? '');
    if (!document?.current) throw new NotFound();
    // Only its organisation reads what is being written; everybody else who may, what was submitted.
    const text = internal && proposal?.state === 'drafting' ? 'draft' : 'round';
    const { messages } = await discussionView(this.source, proposalId, { actor, at: this.clock.now() });
    const file = await proposalFile(this.source, { document, proposalId, isOwn: internal, text, messages });
    await sendWord(reply, await this.files.once(file), `proposal-${String(number ?? 'draft')}`);
  }
}
