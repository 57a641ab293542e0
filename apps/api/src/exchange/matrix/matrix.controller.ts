import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { MatrixFileQuery, matrixFates, MatrixQuery, type MatrixView, Slug } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Actor, jurisdictionsOf, Policy } from '../../accounts/index.js';
import { findDocument } from '../../documents/index.js';
import { sendFile } from '../../evidence/index.js';
import { Clock, NotFound } from '../../platform/index.js';
import { matrixWriters } from './matrix-files.js';
import { type MatrixScope, matrixRows } from './matrix.query.js';
import { matrixTable, sayInFiles } from './matrix-table.js';

const onePage = 200;

/** The response matrix: every remark and every proposed change with what became of it, on screen and as files. */
@Controller('api/v1/documents/:slug/response-matrix')
@Policy(['moderator', 'publisher'])
export class MatrixController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug', { schema: Slug }) slug: string,
    @Query({ schema: MatrixQuery }) { fate, after = 0, language }: MatrixQuery,
    @Actor() actor: Actor,
  ): Promise<MatrixView> {
    const { rows } = await this.rows(slug, actor, { language: language ?? actor.language, whole: false });
    const counts = Object.fromEntries(
      matrixFates.map((one) => [one, rows.filter((row) => row.fate === one).length]),
    ) as MatrixView['counts'];
    const wanted = fate ? rows.filter((row) => row.fate === fate) : rows;
    const next = after + onePage < wanted.length ? String(after + onePage) : null;
    return { items: wanted.slice(after, after + onePage), next, total: rows.length, counts };
  }

  @Get('file')
  async file(
    @Param('slug', { schema: Slug }) slug: string,
    @Query({ schema: MatrixFileQuery }) query: MatrixFileQuery,
    @Actor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { document, rows } = await this.rows(slug, actor, {
      language: query.language,
      whole: query.names === 'yes',
    });
    const title = sayInFiles[query.language]('matrix.title', { title: document.title });
    const { type, write } = matrixWriters[query.format];
    const bytes = await write(matrixTable(rows, query, title), this.clock.now());
    sendFile(reply, { name: `${slug}-response-matrix.${query.format}`, type }, Buffer.from(bytes));
  }

  private async rows(slug: string, actor: Actor, how: Pick<MatrixScope, 'language' | 'whole'>) {
    const document = await findDocument(this.source, slug);
    if (!document) throw new NotFound();
    const scopes = (['moderator', 'publisher'] as const).map((role) => jurisdictionsOf(actor, role, document.id));
    const jurisdictions = scopes.includes('all') ? null : scopes.flatMap((scope) => (scope === 'all' ? [] : scope));
    return { document, rows: await matrixRows(this.source, { ...how, document, jurisdictions }) };
  }
}
