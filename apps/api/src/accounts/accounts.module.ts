import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessChanges } from './access-changes.js';
import { AccountController } from './account.controller.js';
import { ActorGuard } from './actor.guard.js';
import { EmailController } from './email/email.controller.js';
import { SendConfirmation } from './email/send-confirmation.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { MailLinksController } from './mail-links/mail-links.controller.js';
import { SendLink } from './mail-links/send-link.js';
import { TellPerson } from './notices/tell-person.js';
import { PeopleController } from './people/people.controller.js';
import { InPerson } from './policy.js';
import { Enrol } from './second-factor/enrol.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondStepController } from './second-factor/second-step.controller.js';
import { ShowCode } from './second-factor/show-code.js';
import { BeginSession } from './sessions/begin-session.js';
import { ForgetOldSessions } from './sessions/forget-old-sessions.js';
import { SessionBearer } from './sessions/session-bearer.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { Provider } from './sign-on/provider.js';
import { SignOnController } from './sign-on/sign-on.controller.js';
import { SocketBearer } from './sessions/socket-bearer.js';
import { TokenBearer } from './tokens/token-bearer.js';
import { TokensController } from './tokens/tokens.controller.js';
import { SignInGuard, SignInStrategy } from './sign-in.strategy.js';

/** Who people are, what they are granted, and how they sign in. No API token opens an address of it, unless that says so itself. */
@InPerson()
@Module({
  imports: [PassportModule],
  controllers: [
    SessionsController,
    AccountController,
    EmailController,
    SecondStepController,
    SecondFactorController,
    MailLinksController,
    InvitationsController,
    PeopleController,
    SignOnController,
    TokensController,
  ],
  providers: [
    SignInStrategy,
    SignInGuard,
    SignInThrottle,
    BeginSession,
    ShowCode,
    Enrol,
    ForgetOldSessions,
    SendLink,
    SendConfirmation,
    TellPerson,
    Provider,
    SessionBearer,
    SocketBearer,
    AccessChanges,
    TokenBearer,
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [SocketBearer, AccessChanges],
})
export class AccountsModule {}
