import { Controller, Get, SetMetadata } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs.js';
import { ProblemError } from '../problems/index.js';

/** For whoever supervises the process. */
@Controller()
@SetMetadata('tarmeem:policy', 'anyone') // the accounts' guard lets nobody to a route without a policy
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
  ) {}

  /** The process answers. */
  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers and jobs are being taken. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ready' }> {
    await this.source.query('select 1').catch(() => {
      throw new ProblemError('unavailable', { detail: 'The database does not answer' });
    });
    if (!this.jobs.running) throw new ProblemError('unavailable', { detail: 'Jobs are not being taken' });
    return { status: 'ready' };
  }
}
