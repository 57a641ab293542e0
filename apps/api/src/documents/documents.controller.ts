import { Controller, Get, Param } from '@nestjs/common';
import { type DocumentView, Id, type OutlineView, type SectionView, Slug } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, MaybeActor, Policy } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { findDocument, listDocuments } from './editions.query.js';
import { outlineView, sectionView } from './outline.view.js';

const BySlug = z.object({ slug: Slug });
const BySection = z.object({ slug: Slug, sectionId: Id });

/** Documents as they are published, for programs and the signed-in application. */
@Controller('api/v1/documents')
@Policy('anyone')
export class DocumentsController {
  constructor(private readonly source: DataSource) {}

  @Get()
  list(): Promise<DocumentView[]> {
    return listDocuments(this.source);
  }

  @Get(':slug')
  async document(@Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>): Promise<DocumentView> {
    const found = await findDocument(this.source, slug);
    if (!found) throw new NotFound();
    return found;
  }

  @Get(':slug/outline')
  async outline(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @MaybeActor() actor: Actor | undefined,
  ): Promise<OutlineView> {
    return outlineView(this.source, await this.document({ slug }), actor);
  }

  @Get(':slug/sections/:sectionId')
  async section(
    @Param({ schema: BySection }) { slug, sectionId }: z.infer<typeof BySection>,
    @MaybeActor() actor: Actor | undefined,
  ): Promise<SectionView> {
    return sectionView(this.source, await this.document({ slug }), { sectionId, actor });
  }
}
