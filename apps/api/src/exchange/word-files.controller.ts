import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type DocumentView, Slug, WordComparisonQuery, wordMediaType, WordQuery } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Policy } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { findDocument, publishedEditions } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { comparedFile } from './compared-file.js';
import { editionFile } from './edition-file.js';
import { KeptWordFiles } from './kept-word-files.js';

const BySlug = z.object({ slug: Slug });
type BySlug = z.infer<typeof BySlug>;

/** Published texts out as Word files. */
@Controller('api/v1')
@Policy('anyone')
export class WordFilesController {
  constructor(
    private readonly source: DataSource,
    private readonly files: KeptWordFiles,
    private readonly configuration: Configuration,
  ) {}

  @Get('documents/:slug/word')
  async sections(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Query({ schema: WordQuery }) { sections, edition: number }: WordQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.find(slug);
    const editions = await publishedEditions(this.source, document.id);
    const edition = editions.find((each) => (number === undefined ? each.current : each.number === number));
    const file = edition && (await editionFile(this.source, this.about(document), edition, sections));
    if (!file) throw new NotFound('There is no such section in the edition');
    await sendWord(reply, (await this.files.of(file)).bytes, `${slug}-${edition.number}`);
  }

  @Get('documents/:slug/word/comparison')
  async comparison(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Query({ schema: WordComparisonQuery }) { from, to }: WordComparisonQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.find(slug);
    const editions = await publishedEditions(this.source, document.id);
    const [before, after] = [from, to].map((number) => editions.find((edition) => edition.number === number));
    if (!before || !after) throw new NotFound('There is no such edition');
    const file = await comparedFile(this.source, this.about(document), { before, after });
    await sendWord(reply, (await this.files.of(file)).bytes, `${slug}-${from}-${to}`);
  }

  private async find(slug: string): Promise<DocumentView> {
    const document = await findDocument(this.source, slug);
    if (!document?.current) throw new NotFound();
    return document;
  }

  private about(document: DocumentView): { document: DocumentView; origin: string } {
    return { document, origin: this.configuration.origin ?? '' };
  }
}

/** Answers with a Word file to be saved. */
export async function sendWord(reply: FastifyReply, bytes: Uint8Array, name: string): Promise<void> {
  await reply
    .headers({ 'content-type': wordMediaType, 'content-disposition': `attachment; filename="${name}.docx"` })
    .send(Buffer.from(bytes));
}
