import { createHash } from 'node:crypto';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ImportDocumentInput,
  type ImportedDocumentView,
  OutlineFileInput,
  type OutlinePreview,
} from '@tarmeem/contract';
import { parse, plainText } from '@tarmeem/document';
import { actions, reservedDocumentSlugs, slugify } from '@tarmeem/review';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Actor, Caller, Policy } from '../../accounts/index.js';
import { findDocument } from '../../documents/index.js';
import { malformed, type Reply, send, Work } from '../../platform/index.js';
import { Publications } from '../../publishing/index.js';
import { receivedFile } from '../received-file.js';
import { WordDesk } from '../word-desk.js';
import { createDocument, mustImport } from './create-document.js';
import { readOutline } from './read-outline.js';

/** Whole files as new documents, for administrators. */
@Controller('api/v1/new-documents')
@Policy(actions['document.import'].roles)
export class NewDocumentController {
  constructor(
    private readonly source: DataSource,
    private readonly desk: WordDesk,
    private readonly work: Work,
    private readonly publications: Publications,
  ) {}

  @Post('preview')
  @HttpCode(200)
  async preview(@Actor() actor: Actor, @Req() request: FastifyRequest): Promise<OutlinePreview> {
    mustImport(actor);
    const { bytes, fileName, choices: sent } = await receivedFile(request);
    const choices = checked(OutlineFileInput, sent ?? {});
    const { lede, parts, jurisdictions, ...outline } = await readOutline(this.source, this.desk, {
      bytes,
      fileName,
      choices,
    });
    const codes = new Map(jurisdictions.map(({ code, name }) => [name.toLowerCase(), code]));
    return {
      ...outline,
      fileName,
      jurisdictions,
      slug: await this.freeSlug(outline.title),
      lede: lede.join('\n\n'),
      parts: parts.map(({ depth, heading, body, words }, part) => ({
        part,
        depth,
        heading,
        words,
        begins: plainText(parse(body)).slice(0, 160),
        jurisdiction: depth === 0 ? (codes.get(heading.toLowerCase()) ?? null) : null,
      })),
    };
  }

  @Post()
  async import(@Caller() caller: Caller, @Req() request: FastifyRequest): Promise<ImportedDocumentView> {
    const { actor, response } = caller;
    mustImport(actor);
    const { bytes, hash, fileName, choices } = await receivedFile(request);
    const input = checked(ImportDocumentInput, choices);
    const bodyHash = createHash('sha256').update(hash).update(JSON.stringify(input)).digest('hex');
    const { language, levels } = input;
    const outline = await readOutline(this.source, this.desk, { bytes, fileName, choices: { language, levels } });
    const made = await this.work.reply(
      { ...caller.key, bodyHash },
      async (tx): Promise<Reply<ImportedDocumentView>> => {
        const { documentId, editionId, sections } = await createDocument(tx, { actor, input, outline });
        tx.afterCommit(() => this.publications.announce({ documentId, editionId, seq: 1, number: '1.0' }));
        const { slug, title } = input;
        return {
          status: 201,
          body: { id: documentId, slug, title, sections },
          headers: { location: `/api/v1/documents/${slug}` },
        };
      },
    );
    return send(response, made);
  }

  private async freeSlug(title: string): Promise<string> {
    const plain = slugify(title);
    for (let n = 1; ; n++) {
      const slug = n === 1 ? plain : `${plain}-${String(n)}`;
      if (!reservedDocumentSlugs.has(slug) && !(await findDocument(this.source, slug))) return slug;
    }
  }
}

function checked<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw malformed(parsed.error.issues);
  return parsed.data;
}
