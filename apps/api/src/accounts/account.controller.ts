import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type AccountView, ChangePasswordInput, EditProfileInput, type MeView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import { Clock, Work } from '../platform/index.js';
import { accountView } from './account.query.js';
import { Actor } from './actor.js';
import { meView } from './me.query.js';
import { changePassword } from './passwords/change-password.js';
import { People } from './people.store.js';
import { Policy } from './policy.js';

/** One's own account. */
@Controller('api/v1/me')
@Policy('signed-in')
export class AccountController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @Get('account')
  account(@Actor() actor: Actor): Promise<AccountView> {
    const { configuration } = this;
    return accountView(this.source, actor, { configuration, at: this.clock.now() });
  }

  @Put('profile')
  async editProfile(
    @Actor() actor: Actor,
    @Body({ schema: EditProfileInput }) profile: EditProfileInput,
  ): Promise<MeView> {
    await this.work.run(async (tx) => {
      await tx.get(People).editProfile(actor.id, profile);
      const by = { id: actor.id, role: null };
      tx.record({ actor: by, action: 'person.edited', objectType: 'person', objectId: actor.id });
    });
    return meView(this.source, { ...actor, ...profile }, this.configuration.mode === 'evaluation');
  }

  /** Ends every other session of the person. */
  @Put('password')
  @RouteConfig({ rateLimit: { max: 20, timeWindow: 900_000 } })
  @HttpCode(204)
  changePassword(
    @Actor() actor: Actor,
    @Body({ schema: ChangePasswordInput }) input: ChangePasswordInput,
  ): Promise<void> {
    return changePassword(this.work, { actor, input, configuration: this.configuration });
  }
}
