import { Controller, Get, Param, Query } from '@nestjs/common';
import { type CollisionsView, Id, RoundQuery, type RoundsView, type RoundView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Policy } from '../../accounts/index.js';
import { Work } from '../../platform/index.js';
import { collisionsOf } from '../collisions.query.js';
import { settleBeforeReading } from '../rooms/settle-before-reading.js';
import { roundView } from './round.query.js';
import { mustSeeSubmitted, roundsView } from './rounds.query.js';

const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;
const ByRound = z.object({ proposalId: Id, round: z.coerce.number().int().min(1).max(100_000) });
type ByRound = z.infer<typeof ByRound>;

/** What was submitted: each round stays readable. */
@Controller('api/v1')
@Policy('signed-in')
export class RoundsController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
  ) {}

  /** What of the draft touches the words of other proposals: asked before it becomes the next round. */
  @Get('proposals/:proposalId/collisions')
  async collisions(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<CollisionsView> {
    await settleBeforeReading(this.work, this.source, { proposalId, actor });
    return this.work.run((tx) => collisionsOf(tx, proposalId, actor));
  }

  @Get('proposals/:proposalId/rounds')
  async rounds(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<RoundsView> {
    return roundsView(this.source, await mustSeeSubmitted(this.source, proposalId, actor));
  }

  @Get('proposals/:proposalId/rounds/:round')
  round(
    @Param({ schema: ByRound }) { proposalId, round }: ByRound,
    @Query({ schema: RoundQuery }) { against }: RoundQuery,
    @Actor() actor: Actor,
  ): Promise<RoundView> {
    return roundView(this.source, { proposalId, round, against }, actor);
  }
}
