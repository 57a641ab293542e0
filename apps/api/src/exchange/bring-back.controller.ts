import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  type DocumentView,
  type FilePreview,
  Id,
  type ImportedFileView,
  LookIntoFileInput,
  type ProposalView,
  Slug,
  TakeFileInput,
} from '@tarmeem/contract';
import { actions, holdsSomewhere } from '@tarmeem/review';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { findDocument } from '../documents/index.js';
import { malformed, NotAllowed, NotFound, type Reply, send, Work } from '../platform/index.js';
import { mustBeOwn, Proposals, proposalView } from '../proposals/index.js';
import { importedFiles } from './imported-files.store.js';
import { previewOf, weighFile } from './preview-file.js';
import { proposeFile, takenParts } from './propose-file.js';
import { receivedFile } from './received-file.js';
import { takenThreads } from './take-comments.js';
import { WordDesk } from './word-desk.js';

const BySlug = z.object({ slug: Slug });
const ById = z.object({ proposalId: Id });
type BySlug = z.infer<typeof BySlug>;
type ById = z.infer<typeof ById>;

/** Word files back in. */
@Controller('api/v1')
@Policy('signed-in')
export class BringBackController {
  constructor(
    private readonly source: DataSource,
    private readonly desk: WordDesk,
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  @Post('documents/:slug/word/preview')
  @HttpCode(200)
  async preview(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Actor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<FilePreview> {
    const document = await this.find(slug, actor);
    const received = await receivedFile(request);
    const { parts: said } = choicesOf(LookIntoFileInput, received.choices ?? {});
    const weighed = await weighFile(this.source, this.desk, { document, received, said });
    return previewOf(weighed, { fileName: received.fileName, document, actor });
  }

  @Post('documents/:slug/word')
  async take(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Caller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<ProposalView> {
    const { actor, response } = caller;
    const { secret } = this.configuration;
    const document = await this.find(slug, actor);
    const received = await receivedFile(request);
    const input = choicesOf(TakeFileInput, received.choices);
    const key = { ...caller.key, bodyHash: hashOf(received.hash, JSON.stringify(input)) };
    const weighed = await weighFile(this.source, this.desk, { document, received, said: input.parts });
    const parts = takenParts(weighed, input);
    const threads = takenThreads(weighed, input);
    const made = await this.work.reply(key, async (tx): Promise<Reply<ProposalView>> => {
      const id = await proposeFile(
        tx,
        { document, actor, input, secret },
        { file: weighed.file, received, parts, threads },
      );
      const body = await proposalView(tx, id, actor);
      return { status: 201, body, headers: { etag: `"${String(body.version)}"`, location: `/api/v1/proposals/${id}` } };
    });
    return send(response, made);
  }

  @Get('proposals/:proposalId/files')
  async files(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<ImportedFileView[]> {
    mustBeOwn(await new Proposals(this.source.manager).find(proposalId), actor);
    return importedFiles(this.source, proposalId);
  }

  /** Reading a file costs much: only who may propose somewhere, for an organisation, may bring one. */
  private async find(slug: string, actor: Actor): Promise<DocumentView> {
    const document = await findDocument(this.source, slug);
    if (!document?.current) throw new NotFound();
    const may = holdsSomewhere(actor, actions['proposal.create'].roles, document.id);
    if (!may || !actor.organisationId) throw new NotAllowed('Only who may propose brings a file');
    return document;
  }
}

function choicesOf<Schema extends z.ZodType>(schema: Schema, choices: unknown): z.output<Schema> {
  const parsed = schema.safeParse(choices);
  if (!parsed.success) throw malformed(parsed.error.issues);
  return parsed.data;
}

function hashOf(file: string, choices: string): string {
  return createHash('sha256').update(file).update(choices).digest('hex');
}
