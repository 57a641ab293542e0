import { Body, Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import { Id, type ProposalView, SourceInput } from '@tarmeem/contract';
import { maySee, readersOf } from '@tarmeem/review';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../../accounts/index.js';
import { EvidenceRows, FileRefused, KeepEvidence, sendFile } from '../../evidence/index.js';
import { Malformed, NotFound, type Reply, send, Work } from '../../platform/index.js';
import { rowsOf } from '../../platform/database/rows.js';
import { mustBeOwn } from '../own-proposal.js';
import { proposalView } from '../proposal.query.js';
import { Proposals } from '../proposals.store.js';
import { placesOfSubmitted } from '../structure/places.query.js';
import { addSource, dropSource } from './add-source.js';

const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;
const BySource = z.object({ proposalId: Id, sourceId: Id });
type BySource = z.infer<typeof BySource>;

const etag = (view: ProposalView) => ({ etag: `"${String(view.version)}"` });

/** What a proposal rests on. */
@Controller('api/v1')
@Policy('signed-in')
export class SourcesController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly evidence: KeepEvidence,
  ) {}

  @Post('proposals/:proposalId/sources')
  async add(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: SourceInput }) input: SourceInput,
    @Caller() { actor, key }: Caller,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<ProposalView> {
    const visible = async () => mustBeOwn(await new Proposals(this.source.manager).find(proposalId), actor);
    await visible();
    const files = input.file ? [{ name: input.file.name, bytes: Buffer.from(input.file.data, 'base64') }] : [];
    try {
      const done = await this.evidence.whileKeeping(files, (kept) =>
        this.work.reply(
          key,
          async (tx): Promise<Reply<ProposalView>> => {
            await addSource(tx, proposalId, { input, kept, actor });
            const body = await proposalView(tx, proposalId, actor);
            return { status: 201, body, headers: etag(body) };
          },
          visible,
        ),
      );
      return send(response, done);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      throw new Malformed([{ code: `file-${error.fault}`, detail: 'This file is not taken', pointer: '/file' }]);
    }
  }

  @Delete('proposals/:proposalId/sources/:sourceId')
  drop(@Param({ schema: BySource }) it: BySource, @Caller() { actor, response }: Caller): Promise<ProposalView> {
    return this.work.run(async (tx) => {
      await dropSource(tx, it, actor);
      const view = await proposalView(tx, it.proposalId, actor);
      void response.headers(etag(view));
      return view;
    });
  }

  /** For its own organisation, and once it was submitted for those who decide about the proposal. */
  @Get('proposals/:proposalId/sources/:sourceId/file')
  async file(@Param({ schema: BySource }) it: BySource, @Actor() actor: Actor, @Res() reply: FastifyReply) {
    const proposal = await new Proposals(this.source.manager).find(it.proposalId);
    if (!proposal) throw new NotFound();
    const [found] = await rowsOf<{ id: string }>(
      this.source,
      `select evidence_id as id from round_source where proposal_id = $1 and source_id = $2
       union select evidence_id from source where proposal_id = $1 and id = $2 and $3`,
      [it.proposalId, it.sourceId, proposal.organisationId === actor.organisationId],
    );
    if (!found?.id) throw new NotFound();
    const places = await placesOfSubmitted(this.source, proposal);
    const { documentId, organisationId } = proposal;
    const own = maySee(readersOf(actor, { documentId, organisationId, jurisdiction: null }), 'unsubmitted proposal');
    if (!own && !places.some((place) => maySee(readersOf(actor, place), 'shared discussion'))) throw new NotFound();
    const row = await new EvidenceRows(this.source.manager).find({ proposalId: it.proposalId }, found.id);
    const bytes = row && row.state !== 'refused' ? await this.evidence.read(row.key) : null;
    if (!row || !bytes) throw new NotFound();
    sendFile(reply, row, bytes);
  }
}
