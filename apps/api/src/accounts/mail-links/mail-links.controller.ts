import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { AcceptLinkInput, ForgottenInput, LinkInput, type LinkView } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../../configuration.js';
import { type Limit, networkOfRequest, subjectHash, Throttles, Work } from '../../platform/index.js';
import { Policy } from '../policy.js';
import { markDevice } from '../sessions/device-mark.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { acceptLink, lookAtLink } from './accept-link.js';
import { sendLinkLater } from './send-link.js';

/** A whole office stands behind one network address. */
const manyBehindOneAddress = { rateLimit: { max: 300, timeWindow: 900_000 } };
/** What one network asks for one mail address, whether or not it is anybody's. */
const askedForOne: Limit = { scope: 'reset pair', most: 10, seconds: 900 };

/** Links sent by mail: asked for, looked at, used. */
@Controller('api/v1')
@Policy('anyone')
export class MailLinksController {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
    private readonly throttle: SignInThrottle,
  ) {}

  @Post('password-resets')
  @RouteConfig(manyBehindOneAddress)
  @HttpCode(202)
  async forgotten(@Body({ schema: ForgottenInput }) { email }: ForgottenInput): Promise<void> {
    const pair = subjectHash(this.configuration.secret, 'reset', email.toLowerCase(), networkOfRequest() ?? '');
    await this.work.run(async (tx) => {
      await tx.get(Throttles).mustTake(askedForOne, pair, tx.at);
      await sendLinkLater(tx, email);
    });
  }

  /** A POST that changes nothing: the token does not belong into an address. */
  @Post('links')
  @RouteConfig(manyBehindOneAddress)
  @HttpCode(200)
  look(@Body({ schema: LinkInput }) { token }: LinkInput): Promise<LinkView> {
    return lookAtLink(this.work, token);
  }

  @Post('links/acceptance')
  @RouteConfig(manyBehindOneAddress)
  @HttpCode(204)
  async accept(
    @Body({ schema: AcceptLinkInput }) input: AcceptLinkInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { throttle, configuration } = this;
    // Who reads the person's mail in this browser is let in with it, however many strangers try to guess.
    await acceptLink(this.work, input, {
      configuration,
      done: (tx, email) => throttle.know(tx, email, markDevice(request, reply, configuration)),
    });
  }
}
