import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { SignInInput } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import { malformed, ProblemError } from '../platform/index.js';
import { findCredentials } from './actors.query.js';
import { isPassword } from './passwords/passwords.js';
import { deviceMark, markDevice } from './sessions/device-mark.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Mail address and password. An unknown address, a wrong password and a closed account get one answer, after the same work. */
@Injectable()
export class SignInStrategy extends PassportStrategy(Strategy) {
  constructor(
    private readonly source: DataSource,
    private readonly configuration: Configuration,
  ) {
    super({ usernameField: 'email', passwordField: 'password', session: false });
  }

  async validate(email: string, password: string): Promise<{ personId: string } | false> {
    const found = await findCredentials(this.source, email);
    const right = await isPassword(found?.passwordHash ?? null, password);
    const { mode, evaluationPassword } = this.configuration;
    const everybodyKnowsIt = mode === 'production' && password === evaluationPassword;
    return found && right && !everybodyKnowsIt ? { personId: found.id } : false;
  }
}

/** Runs the strategy, and counts what failed. */
@Injectable()
export class SignInGuard extends AuthGuard('local') {
  constructor(
    private readonly throttle: SignInThrottle,
    private readonly configuration: Configuration,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const sent = SignInInput.safeParse(request.body);
    if (!sent.success) throw malformed(sent.error.issues);
    request.body = sent.data;
    const tried = { email: sent.data.email, from: request.ip, mark: deviceMark(request, this.configuration) };
    // Counted before the password is checked: tries sent all at once are as many as tries sent one by one.
    await this.throttle.take(tried);
    try {
      await super.canActivate(context);
    } catch (error) {
      const wrong = error instanceof ProblemError && error.code === 'wrong-credentials';
      if (!wrong) await this.throttle.forgive(tried);
      throw error;
    }
    const mark = markDevice(request, http.getResponse<FastifyReply>(), this.configuration);
    await this.throttle.succeeded(tried, mark);
    return true;
  }

  override handleRequest<Person>(error: unknown, person: Person | false): Person {
    if (error) throw error;
    if (!person) throw new ProblemError('wrong-credentials');
    return person;
  }
}
