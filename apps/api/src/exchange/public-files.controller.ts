import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Policy } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { findDocument, publishedEditions } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { editionFile } from './edition-file.js';
import { KeptWordFiles } from './kept-word-files.js';
import { sendWord } from './word-files.controller.js';

/** Editions as files at addresses that stay: `/{document}.docx`, `/{document}/editions/{n}.docx`. */
@Controller()
@Policy('anyone')
export class PublicFilesController {
  constructor(
    private readonly source: DataSource,
    private readonly files: KeptWordFiles,
    private readonly configuration: Configuration,
  ) {}

  @Get(':document(^[a-z0-9-]+).docx')
  current(
    @Param('document') document: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer({ document }, request, reply);
  }

  @Get(':document/editions/:number(^[0-9.]+).docx')
  edition(
    @Param() at: { document: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(at, request, reply);
  }

  private async answer(
    { document: slug, number }: { document: string; number?: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const document = await findDocument(this.source, slug);
    if (!document?.current) throw new NotFound();
    const editions = await publishedEditions(this.source, document.id);
    const edition = editions.find((each) => (number === undefined ? each.current : each.number === number));
    const about = { document, origin: this.configuration.origin ?? '' };
    const file = edition && (await editionFile(this.source, about, edition));
    if (!file || !edition) throw new NotFound();
    // Asked after each time: words of an old edition too can be redacted.
    void reply.header('cache-control', 'no-cache');
    if (this.files.isKnown(file, request, reply)) return;
    const { bytes, etag } = await this.files.of(file);
    await sendWord(reply.header('etag', etag), bytes, `${slug}-${edition.number}`);
  }
}
