import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../work/index.js';
import { Jobs } from './jobs.js';

/** Removes replies whose 24 hours are over, every hour: they hold what people were shown. */
@Injectable()
export class ForgetStoredReplies implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ 'forget-stored-replies': () => this.forget() });
    this.jobs.repeat('forget-stored-replies', '17 * * * *');
  }

  private async forget(): Promise<void> {
    await this.work.run((tx) =>
      tx.query("delete from stored_reply where at < $1::timestamptz - interval '24 hours'", [tx.at]),
    );
  }
}
