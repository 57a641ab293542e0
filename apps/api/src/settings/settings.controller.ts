import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { DocumentSettingsInput, type DocumentSettingsView, Slug } from '@tarmeem/contract';
import { actions, mustBeAllowed } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { findDocumentId } from '../documents/index.js';
import { Clock, NotFound, Work } from '../platform/index.js';
import { Publications } from '../publishing/index.js';
import { setSettings } from './set-settings.js';
import { settingsOf, settingsView } from './settings.query.js';

const BySlug = z.object({ slug: Slug });
type BySlug = z.infer<typeof BySlug>;

/** The settings of a document, for its administrators. */
@Controller('api/v1/documents/:slug/settings')
@Policy(actions['document.set'].roles)
export class SettingsController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly publications: Publications,
  ) {}

  @Get()
  async settings(@Param({ schema: BySlug }) { slug }: BySlug, @Actor() actor: Actor): Promise<DocumentSettingsView> {
    const documentId = await this.documentId(slug);
    mustBeAllowed(actor, 'document.set', { documentId, jurisdiction: null });
    return settingsView(await settingsOf(this.source, documentId), this.clock.now());
  }

  @Put()
  async set(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: DocumentSettingsInput }) input: DocumentSettingsInput,
    @Caller() { actor, seen }: Caller,
  ): Promise<DocumentSettingsView> {
    const documentId = await this.documentId(slug);
    const { publications } = this;
    return this.work.run((tx) => setSettings(tx, documentId, { input, actor, seen, publications }));
  }

  private async documentId(slug: string): Promise<string> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId) throw new NotFound();
    return documentId;
  }
}
