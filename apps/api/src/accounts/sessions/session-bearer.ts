import { Injectable } from '@nestjs/common';
import { needsSecondFactor } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { Configuration } from '../../configuration.js';
import { Clock } from '../../platform/clock.js';
import type { Session } from 'fastify';
import type { Actor } from '../actor.js';
import { findActor } from '../actors.query.js';
import { cameWith } from './came-with.js';

/** A request, or whatever else came with a session. */
interface Asking {
  session?: Pick<Session, 'personId' | 'rowId' | 'reading' | 'secondFactorAt'>;
}

/** Who asks by the session of their browser. */
@Injectable()
export class SessionBearer {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async actor({ session }: Asking): Promise<Actor | null> {
    const { personId, rowId, reading, secondFactorAt } = session ?? {};
    if (!personId || !rowId) return null;
    const known = reading === undefined ? undefined : cameWith(this.source).take(reading);
    const found = known?.id === personId ? known : await findActor(this.source, personId, this.clock.now());
    if (!found) return null;
    // However the session came to be: where a second factor is required, nobody acts without one.
    if (this.configuration.secondFactorRequired && !secondFactorAt && needsSecondFactor(found.grants)) return null;
    return { ...found, session: { id: rowId, secondFactorAt: secondFactorAt ? new Date(secondFactorAt) : null } };
  }
}
