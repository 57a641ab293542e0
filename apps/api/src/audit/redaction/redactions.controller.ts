import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Id, RedactionDecisionInput, RedactionInput, type RedactionView, Slug } from '@tarmeem/contract';
import { actions, holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../../accounts/index.js';
import { findDocumentId } from '../../documents/index.js';
import { KeepEvidence } from '../../evidence/index.js';
import { Conflict, NotFound, send, Work } from '../../platform/index.js';
import { forgetDraftTexts } from '../../moderation/index.js';
import { Publications } from '../../publishing/index.js';
import { askForRedaction } from './ask-for-redaction.js';
import { decideRedaction } from './decide-redaction.js';
import { FilesCameIn, type FilesFound, filesWith } from './files-with-words.js';
import { scopeOf } from '../scope.js';
import { redactionsOf } from './redactions.query.js';

/** So often files that came in meanwhile are looked through before a removal gives up. */
const turns = 5;

const BySlug = z.object({ slug: Slug });
const ById = BySlug.extend({ redactionId: Id });

/** Words that tell who a child is, taken out of everything a document holds: asked for by one person, done by another. */
@Controller('api/v1/documents/:slug/redactions')
@Policy(actions['document.redact'].roles)
export class RedactionsController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly publications: Publications,
    private readonly evidence: KeepEvidence,
  ) {
    publications.onHeard(forgetDraftTexts);
  }

  @Get()
  async list(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Actor() actor: Actor,
  ): Promise<RedactionView[]> {
    return this.all(await this.document(slug, actor), actor);
  }

  @Post()
  async ask(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Body({ schema: RedactionInput }) input: RedactionInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<RedactionView[]> {
    const documentId = await this.document(slug, actor);
    const files = await this.filesWith(documentId, input.words);
    const reply = await this.work.reply(key, async (tx) => {
      await askForRedaction(tx, documentId, { input, actor, files });
      return { status: 201, body: null };
    });
    return send(response, { ...reply, body: await this.all(documentId, actor) });
  }

  @Post(':redactionId/decision')
  @HttpCode(200)
  async decide(
    @Param({ schema: ById }) { slug, redactionId }: z.infer<typeof ById>,
    @Body({ schema: RedactionDecisionInput }) { apply }: RedactionDecisionInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<RedactionView[]> {
    const documentId = await this.document(slug, actor);
    const { publications } = this;
    for (let files: FilesFound | undefined, turn = 1; ; turn += 1) {
      if (apply) files = await this.filesOf({ documentId, redactionId }, files);
      try {
        const reply = await this.work.reply(key, async (tx) => {
          await decideRedaction(tx, documentId, { redactionId, apply, files, actor, publications });
          return { status: 200, body: null };
        });
        return send(response, { ...reply, body: await this.all(documentId, actor) });
      } catch (error) {
        if (!(error instanceof FilesCameIn)) throw error;
        if (turn === turns) throw new Conflict('not-now', { detail: 'Files come in all the time; try again' });
      }
    }
  }

  private all(documentId: string, actor: Actor): Promise<RedactionView[]> {
    return redactionsOf(this.source, { documentId, actorId: actor.id, scope: scopeOf(actor, documentId) });
  }

  private filesWith(documentId: string, words: string, before?: FilesFound): Promise<FilesFound> {
    return filesWith(this.source, (storageKey) => this.evidence.read(storageKey), { documentId, words, before });
  }

  /** The files with the words of a request that is open. They are read before the unit of work begins. */
  private async filesOf(
    { documentId, redactionId }: { documentId: string; redactionId: string },
    before: FilesFound | undefined,
  ): Promise<FilesFound | undefined> {
    const [it]: { words: string | null }[] = await this.source.query(
      'select words from redaction where id = $1 and document_id = $2',
      [redactionId, documentId],
    );
    return it?.words ? this.filesWith(documentId, it.words, before) : undefined;
  }

  private async document(slug: string, actor: Actor): Promise<string> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId || !holdsSomewhere(actor, actions['document.redact'].roles, documentId)) throw new NotFound();
    return documentId;
  }
}
