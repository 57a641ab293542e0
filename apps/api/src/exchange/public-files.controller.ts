import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Policy } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { findDocument, publishedEditions } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { editionFile } from './edition-file.js';
import { WordDesk } from './word-desk.js';
import { sendWord } from './word-files.controller.js';

/** Editions as files at addresses that stay: `/{document}.docx`, `/{document}/editions/{n}.docx`. */
@Controller()
@Policy('anyone')
export class PublicFilesController {
  constructor(
    private readonly source: DataSource,
    private readonly desk: WordDesk,
    private readonly configuration: Configuration,
  ) {}

  @Get(':document(^[a-z0-9-]+).docx')
  current(@Param('document') document: string, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(document, undefined, reply);
  }

  @Get(':document/editions/:number(^[0-9.]+).docx')
  edition(@Param() at: { document: string; number: string }, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(at.document, at.number, reply);
  }

  private async answer(slugOf: string, number: string | undefined, reply: FastifyReply): Promise<void> {
    const document = await findDocument(this.source, slugOf);
    if (!document?.current) throw new NotFound();
    const editions = await publishedEditions(this.source, document.id);
    const edition = editions.find((each) => (number === undefined ? each.current : each.number === number));
    const about = { document, origin: this.configuration.origin ?? '' };
    const file = edition && (await editionFile(this.source, about, edition));
    if (!file || !edition) throw new NotFound();
    void reply.header('cache-control', number === undefined ? 'no-cache' : 'public, max-age=86400');
    await sendWord(reply, await this.desk.ask('write', file, { reader: true }), `${slugOf}-${edition.number}`);
  }
}
