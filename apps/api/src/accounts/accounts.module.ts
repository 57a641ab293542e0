import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { ActorGuard } from './actor.guard.js';
import { ForgetOldSessions } from './forget-old-sessions.js';
import { SessionsController } from './sessions.controller.js';
import { SignInGuard, SignInStrategy } from './sign-in.strategy.js';

/** Who people are, what they are granted, and how they sign in. */
@Module({
  imports: [PassportModule],
  controllers: [SessionsController],
  providers: [SignInStrategy, SignInGuard, ForgetOldSessions, { provide: APP_GUARD, useClass: ActorGuard }],
})
export class AccountsModule {}
