import { Controller, Get, SetMetadata } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Notifications } from '../database/notifications.js';
import { Jobs } from '../jobs/jobs.js';
import { ProblemError } from '../problems/index.js';

/** A process that hears nothing for longer may show an old edition (semantics S13). */
const longestDeafMs = 2_000;

/** For whoever supervises the process. */
@Controller()
@SetMetadata('tarmeem:policy', 'anyone') // the accounts' guard lets nobody to a route without a policy
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly notifications: Notifications,
  ) {}

  /** The process answers. */
  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers, jobs are being taken and publications of other processes are heard. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ready' }> {
    await this.source.query('select 1').catch(() => {
      throw new ProblemError('unavailable', { detail: 'The database does not answer' });
    });
    if (!this.jobs.running) throw new ProblemError('unavailable', { detail: 'Jobs are not being taken' });
    if (this.notifications.lostFor > longestDeafMs)
      throw new ProblemError('unavailable', { detail: 'What other processes publish is not heard' });
    return { status: 'ready' };
  }
}
