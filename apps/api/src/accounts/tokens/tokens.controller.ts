import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CreateTokenInput, type CreatedTokenView, Id, type TokenView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Clock, Malformed, NotFound, Work } from '../../platform/index.js';
import { Actor } from '../actor.js';
import { Policy } from '../policy.js';
import { mustShowSecondFactorIfAny } from '../second-factor/fresh.js';
import { insertToken, newToken, tokensOf, withdrawToken } from './tokens.store.js';

/** The tokens of one's own programs. */
@Controller('api/v1/tokens')
@Policy('signed-in')
export class TokensController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Actor() actor: Actor): Promise<TokenView[]> {
    return tokensOf(this.source, actor.id, this.clock.now());
  }

  /** Not repeatable under a key: the kept answer would hold the token. */
  @Post()
  async create(
    @Actor() actor: Actor,
    @Body({ schema: CreateTokenInput }) input: CreateTokenInput,
  ): Promise<CreatedTokenView> {
    const missing = input.roles.findIndex((role) => !actor.grants.some((grant) => grant.role === role));
    if (missing >= 0) {
      const pointer = `/roles/${String(missing)}`;
      throw new Malformed([{ code: 'not-held', detail: 'You do not hold this role', pointer }]);
    }
    const token = newToken();
    const view = await this.work.run(async (tx) => {
      await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
      const made = await insertToken(tx, { personId: actor.id, token, input, at: tx.at });
      const facts = { personId: actor.id, roles: made.roles, mayWrite: made.mayWrite };
      const by = { id: actor.id, role: null };
      tx.record({ actor: by, action: 'token.made', objectType: 'token', objectId: made.id, facts });
      return made;
    });
    return { ...view, token };
  }

  @Delete(':tokenId')
  @HttpCode(204)
  async withdraw(@Actor() actor: Actor, @Param('tokenId', { schema: Id }) tokenId: string): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await withdrawToken(tx, { personId: actor.id, tokenId, at: tx.at }))) throw new NotFound();
      const by = { id: actor.id, role: null };
      tx.record({ actor: by, action: 'token.withdrawn', objectType: 'token', objectId: tokenId });
    });
  }
}
