import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs, Work } from '../../platform/index.js';
import { EmailChanges } from '../email/email-change.store.js';
import { forgetTries } from '../sign-in-throttle.js';
import { removeOldSessions } from './session.store.js';

/** Removes sessions that are over, tries that count no more and wishes for addresses that came to nothing, every hour. */
@Injectable()
export class ForgetOldSessions implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      'forget-old-sessions': async () => {
        await this.work.run(async (tx) => {
          await removeOldSessions(tx.manager, tx.at);
          await forgetTries(tx);
          await tx.get(EmailChanges).forgetOver(tx.at);
        });
      },
    });
    this.jobs.repeat('forget-old-sessions', '37 * * * *');
  }
}
