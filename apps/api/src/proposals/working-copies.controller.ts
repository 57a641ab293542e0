import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { type AlsoOpenView, Id, SaveWorkingCopyInput, type SavedView, type WorkingCopyView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Caller, Policy } from '../accounts/index.js';
import { writtenOn } from '../documents/index.js';
import { Work } from '../platform/index.js';
import { alsoOpen } from './also-open.query.js';
import { settleBeforeReading } from './rooms/settle-before-reading.js';
import { dropWorkingCopy, saveWorkingCopy } from './save-working-copy.js';
import { workingCopyView } from './working-copy.query.js';

const Place = z.object({ proposalId: Id, sectionId: Id });
type Place = z.infer<typeof Place>;

/** The texts a proposal is written in. */
@Controller('api/v1/proposals/:proposalId/sections/:sectionId')
@Policy('signed-in')
export class WorkingCopiesController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
  ) {}

  @Get()
  async read(@Param({ schema: Place }) place: Place, @Caller() { actor, response }: Caller): Promise<WorkingCopyView> {
    await settleBeforeReading(this.work, this.source, { proposalId: place.proposalId, actor });
    const view = await workingCopyView(this.source, { ...place, actor });
    void response.header('etag', `"${String(view.version)}"`);
    return view;
  }

  @Get('also-open')
  alsoOpen(@Param({ schema: Place }) place: Place, @Caller() { actor }: Caller): Promise<AlsoOpenView> {
    return alsoOpen(this.source, { ...place, actor });
  }

  @Put()
  async save(
    @Param({ schema: Place }) place: Place,
    @Body({ schema: SaveWorkingCopyInput }) input: SaveWorkingCopyInput,
    @Caller() { actor, seen, response }: Caller,
  ): Promise<SavedView> {
    const body = writtenOn(input.body); // outside the transaction
    const saved = await this.work.run((tx) => saveWorkingCopy(tx, { ...place, actor, seen }, { input, body }));
    void response.header('etag', `"${String(saved.version)}"`);
    return saved;
  }

  @Delete()
  @HttpCode(204)
  async drop(@Param({ schema: Place }) place: Place, @Caller() { actor, seen }: Caller): Promise<void> {
    await this.work.run((tx) => dropWorkingCopy(tx, { ...place, actor, seen }));
  }
}
