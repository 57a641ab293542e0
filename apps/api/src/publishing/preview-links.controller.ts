import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type CreatedPreviewLinkView, Id, PreviewLinkInput, type PreviewLinkView, Slug } from '@tarmeem/contract';
import { actions, type EventAction, holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Policy } from '../accounts/index.js';
import { findDocumentId } from '../documents/index.js';
import { Clock, NotFound, type Tx, Work } from '../platform/index.js';
import { insertPreviewLink, newPreviewToken, previewLinksOf, revokePreviewLink } from './preview-links.store.js';

const BySlug = z.object({ slug: Slug });
const ById = z.object({ slug: Slug, linkId: Id });
const roles = actions['draft.read'].roles;

/** Secret links to an edition before it is published, for a fact-checker outside: who reads the draft gives them out and ends them. */
@Controller('api/v1/documents/:slug/draft/preview-links')
@Policy(roles)
export class PreviewLinksController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Actor() actor: Actor,
  ): Promise<PreviewLinkView[]> {
    return previewLinksOf(this.source, await this.document(slug, actor), this.clock.now());
  }

  /** Not repeatable under a key: the kept answer would hold the address. */
  @Post()
  async create(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Body({ schema: PreviewLinkInput }) input: PreviewLinkInput,
    @Actor() actor: Actor,
  ): Promise<CreatedPreviewLinkView> {
    const documentId = await this.document(slug, actor);
    const token = newPreviewToken();
    const view = await this.work.run(async (tx) => {
      const editionId = await draftId(tx, documentId);
      const made = await insertPreviewLink(tx, { documentId, editionId, token, input, madeBy: actor.id, at: tx.at });
      const facts = { linkId: made.id, expiresAt: made.expiresAt };
      record(tx, 'edition.preview-given', { documentId, editionId, actor, facts });
      return made;
    });
    return { ...view, path: `/preview/${token}` };
  }

  /** Whoever reads the draft may end any of them: it only ever shows less. */
  @Delete(':linkId')
  @HttpCode(204)
  async revoke(@Param({ schema: ById }) { slug, linkId }: z.infer<typeof ById>, @Actor() actor: Actor): Promise<void> {
    const documentId = await this.document(slug, actor);
    await this.work.run(async (tx) => {
      const editionId = await revokePreviewLink(tx, { documentId, linkId, by: actor.id, at: tx.at });
      if (!editionId) throw new NotFound();
      record(tx, 'edition.preview-ended', { documentId, editionId, actor, facts: { linkId } });
    });
  }

  private async document(slug: string, actor: Actor): Promise<string> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId || !holdsSomewhere(actor, roles, documentId)) throw new NotFound();
    return documentId;
  }
}

/** What a new link is to. */
async function draftId(tx: Tx, documentId: string): Promise<string> {
  const [draft] = await tx.query<{ id: string }>(
    `select id from edition where document_id = $1 and standing = 'draft'`,
    [documentId],
  );
  if (!draft) throw new NotFound();
  return draft.id;
}

/** On the edition that the link is to. */
function record(
  tx: Tx,
  action: EventAction,
  it: { documentId: string; editionId: string; actor: Actor; facts: { linkId: string; expiresAt?: string } },
): void {
  const { documentId, editionId, actor, facts } = it;
  const role = roles.find((each) => holdsSomewhere(actor, [each], documentId)) ?? null;
  tx.record({ documentId, actor: { id: actor.id, role }, action, objectType: 'edition', objectId: editionId, facts });
}
