import { Injectable } from '@nestjs/common';
import { needsSecondFactor } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { Configuration } from '../../configuration.js';
import { Clock } from '../../platform/clock.js';
import type { ActingRequest, Actor } from '../actor.js';
import { findActor } from '../actors.query.js';

/** Who asks by the session of their browser. */
@Injectable()
export class SessionBearer {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async actor({ session }: ActingRequest): Promise<Actor | null> {
    const { personId, rowId, secondFactorAt } = session ?? {};
    if (!personId || !rowId) return null;
    const found = await findActor(this.source, personId, this.clock.now());
    if (!found) return null;
    // However the session came to be: where a second factor is required, nobody acts without one.
    if (this.configuration.secondFactorRequired && !secondFactorAt && needsSecondFactor(found.grants)) return null;
    return { ...found, session: { id: rowId, secondFactorAt: secondFactorAt ? new Date(secondFactorAt) : null } };
  }
}
