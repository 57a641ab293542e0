import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  AnswerInput,
  CreateFeedbackInput,
  feedbackStates,
  Id,
  PlaceInput,
  RefusalInput,
  ReleaseInput,
  ReplyInput,
  Slug,
  type FeedbackPage,
  FeedbackQuery,
  type FeedbackReceipt,
  type FeedbackView,
} from '@tarmeem/contract';
import { actions, holdsSomewhere } from '@tarmeem/review';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, MaybeActor, Policy } from '../accounts/index.js';
import { type IdempotencyKey, idempotencyKey, IfMatch, Key, Malformed, NotFound } from '../platform/index.js';
import { FileRefused, sendFile } from '../evidence/index.js';
import { findFeedback, pageOfFeedback, publicStates } from './feedback.query.js';
import { ModerateFeedback } from './moderate-feedback.js';
import { SendFeedback } from './send-feedback.js';

const limit = 50;

const OfReply = z.object({ feedbackId: Id, replyId: Id });
type OfReply = z.infer<typeof OfReply>;

const OfEvidence = z.object({ feedbackId: Id, evidenceId: Id });
type OfEvidence = z.infer<typeof OfEvidence>;

/** Feedback for programs and for the signed-in application. */
@Controller('api/v1')
export class FeedbackController {
  constructor(
    private readonly source: DataSource,
    private readonly sending: SendFeedback,
    private readonly moderating: ModerateFeedback,
  ) {}

  /** The public sees open and answered items; who may read held ones every item of their scope. */
  @Get('documents/:slug/feedback')
  @Policy('anyone')
  async list(
    @Param('slug', { schema: Slug }) slug: string,
    @Query({ schema: FeedbackQuery }) query: FeedbackQuery,
    @MaybeActor() actor: Actor | undefined,
  ): Promise<FeedbackPage> {
    const [document]: { id: string }[] = await this.source.query('select id from document where slug = $1', [slug]);
    if (!document) throw new NotFound();
    const inside = actor !== undefined && holdsSomewhere(actor, actions['feedback.read-held'].roles, document.id);
    // Others never look among what is held: whether there is a next screen would tell how much.
    const seen = inside ? feedbackStates : publicStates;
    const states = query.state || !inside ? seen.filter((it) => !query.state || it === query.state) : undefined;
    const filter = {
      documentId: document.id,
      sectionId: query.section,
      states,
      below: query.after,
      detached: query.place !== undefined,
      limit,
    };
    return pageOfFeedback(this.source, filter, actor);
  }

  @Post('documents/:slug/feedback')
  @Policy('anyone')
  async create(
    @Param('slug', { schema: Slug }) slug: string,
    @Body({ schema: CreateFeedbackInput }) input: CreateFeedbackInput,
    @MaybeActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
  ): Promise<FeedbackReceipt> {
    const files = input.evidence.map(({ name, data }) => ({ name, bytes: Buffer.from(data, 'base64') }));
    const sender = { key: idempotencyKey(request), actor, from: request.ip, files };
    try {
      const { number, held, trackingCode } = await this.sending.send(slug, input, sender);
      return { number, held, trackingCode };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const pointer = `/evidence/${String(error.index)}`;
      throw new Malformed([{ code: `file-${error.fault}`, detail: 'This file is not taken', pointer }]);
    }
  }

  @Get('feedback/:feedbackId')
  @Policy('anyone')
  async item(
    @Param('feedbackId', { schema: Id }) id: string,
    @MaybeActor() actor: Actor | undefined,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<FeedbackView> {
    const [view] = await findFeedback(this.source, { id, limit: 1 }, actor);
    if (!view) throw new NotFound();
    return tagged(response, view);
  }

  @Get('feedback/:feedbackId/evidence/:evidenceId')
  @Policy('anyone')
  async evidence(
    @Param({ schema: OfEvidence }) { feedbackId: id, evidenceId }: OfEvidence,
    @MaybeActor() actor: Actor | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.moderating.file({ id, evidenceId }, actor);
    sendFile(reply, file, bytes);
  }

  @Post('feedback/:feedbackId/evidence/:evidenceId/release')
  @HttpCode(200)
  @Policy(['moderator'])
  async releaseEvidence(
    @Param({ schema: OfEvidence }) { feedbackId: id, evidenceId }: OfEvidence,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.judgeEvidence({ id, evidenceId }, 'release', { version, actor });
  }

  @Post('feedback/:feedbackId/evidence/:evidenceId/refusal')
  @HttpCode(200)
  @Policy(['moderator'])
  async refuseEvidence(
    @Param({ schema: OfEvidence }) { feedbackId: id, evidenceId }: OfEvidence,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.judgeEvidence({ id, evidenceId }, 'refuse', { version, actor });
  }

  @Post('feedback/:feedbackId/replies')
  @Policy('signed-in')
  async reply(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: ReplyInput }) input: ReplyInput,
    @Key() key: IdempotencyKey,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.reply(id, input, { key, actor });
  }

  @Put('feedback/:feedbackId/disposition')
  @Policy(['moderator'])
  async answer(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: AnswerInput }) input: AnswerInput,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.answer(id, input, { version, actor });
  }

  @Put('feedback/:feedbackId/place')
  @Policy(['moderator'])
  async judgePlace(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: PlaceInput }) { stands }: PlaceInput,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.judgePlace(id, stands, { version, actor });
  }

  @Post('feedback/:feedbackId/release')
  @HttpCode(200)
  @Policy(['moderator'])
  async release(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: ReleaseInput.nullish() }) input: ReleaseInput | null | undefined,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.release(id, input?.redact ?? [], { version, actor });
  }

  @Post('feedback/:feedbackId/refusal')
  @HttpCode(200)
  @Policy(['moderator'])
  async refuse(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: RefusalInput }) { reason }: RefusalInput,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.refuse(id, reason, { version, actor });
  }

  @Post('feedback/:feedbackId/replies/:replyId/release')
  @HttpCode(200)
  @Policy(['moderator'])
  async releaseReply(
    @Param({ schema: OfReply }) { feedbackId: id, replyId }: OfReply,
    @Body({ schema: ReleaseInput.nullish() }) input: ReleaseInput | null | undefined,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.judgeReply(
      { id, replyId },
      { step: 'release', redact: input?.redact ?? [] },
      { version, actor },
    );
  }

  @Post('feedback/:feedbackId/replies/:replyId/refusal')
  @HttpCode(200)
  @Policy(['moderator'])
  async refuseReply(
    @Param({ schema: OfReply }) { feedbackId: id, replyId }: OfReply,
    @IfMatch() version: number,
    @Actor() actor: Actor,
  ): Promise<FeedbackView> {
    return this.moderating.judgeReply({ id, replyId }, { step: 'refuse' }, { version, actor });
  }
}

/** The version as a tag, for the `If-Match` of what follows. */
function tagged(response: FastifyReply, view: FeedbackView): FeedbackView {
  void response.header('etag', `"${view.version}"`);
  return view;
}
