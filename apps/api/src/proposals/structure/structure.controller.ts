import { Body, Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import {
  type AddedSectionView,
  AddSectionInput,
  ChangeStructureInput,
  type DraftOutlineView,
  Id,
} from '@tarmeem/contract';
import { type Doc, fromPlainText } from '@tarmeem/document';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../../accounts/index.js';
import { receivedText } from '../../documents/index.js';
import { type Reply, send, Work } from '../../platform/index.js';
import { mustBeOwn } from '../own-proposal.js';
import { Proposals } from '../proposals.store.js';
import { settleBeforeReading } from '../rooms/settle-before-reading.js';
import { addSection } from './add-section.js';
import { changeStructure } from './change-structure.js';
import { draftOutlineView } from './draft-outline.query.js';

const ById = z.object({ proposalId: Id });
const Place = z.object({ proposalId: Id, sectionId: Id });
type ById = z.infer<typeof ById>;
type Place = z.infer<typeof Place>;

const etag = (view: DraftOutlineView) => ({ etag: `"${String(view.version)}"` });

/** The tree of a draft: sections added, moved, renamed and retired. */
@Controller('api/v1/proposals/:proposalId')
@Policy('signed-in')
export class StructureController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
  ) {}

  @Get('outline')
  async outline(
    @Param({ schema: ById }) { proposalId }: ById,
    @Actor() actor: Actor,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<DraftOutlineView> {
    await settleBeforeReading(this.work, this.source, { proposalId, actor });
    const view = await draftOutlineView(this.source, proposalId, actor);
    void response.headers(etag(view));
    return view;
  }

  @Post('sections')
  async add(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: AddSectionInput }) input: AddSectionInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<AddedSectionView> {
    const body = await this.textOf(proposalId, input, actor);
    const made = await this.work.reply(
      key,
      async (tx): Promise<Reply<AddedSectionView>> => {
        const sectionId = await addSection(tx, proposalId, { input, body, actor });
        const view = { ...(await draftOutlineView(tx, proposalId, actor)), sectionId };
        const location = `/api/v1/proposals/${proposalId}/sections/${sectionId}`;
        return { status: 201, body: view, headers: { ...etag(view), location } };
      },
      async (tx) => mustBeOwn(await tx.get(Proposals).find(proposalId), actor),
    );
    return send(response, made);
  }

  @Patch('sections/:sectionId')
  change(
    @Param({ schema: Place }) place: Place,
    @Body({ schema: ChangeStructureInput }) input: ChangeStructureInput,
    @Caller() caller: Caller,
  ): Promise<DraftOutlineView> {
    const { actor, seen, response } = caller;
    return this.work.run(async (tx) => {
      await changeStructure(tx, place, { input, actor, seen });
      const view = await draftOutlineView(tx, place.proposalId, actor);
      void response.headers(etag(view));
      return view;
    });
  }

  /** Seen before checked: what is nobody's business answers 404 whatever is sent. The text is checked outside the transaction. */
  private async textOf(proposalId: string, { body }: AddSectionInput, actor: Actor): Promise<Doc> {
    mustBeOwn(await new Proposals(this.source.manager).find(proposalId), actor);
    return body === undefined ? fromPlainText('') : receivedText(body);
  }
}
