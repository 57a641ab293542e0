import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { AccountsModule, seedEvaluationAccounts } from './accounts/index.js';
import { AlertsModule } from './alerts/index.js';
import { AnsweringModule } from './answering/index.js';
import { AuditModule } from './audit/index.js';
import { DiscussionModule } from './discussion/index.js';
import { DocumentsModule, seedInstitutionalFramework } from './documents/index.js';
import { EvidenceModule } from './evidence/index.js';
import { ExchangeModule } from './exchange/index.js';
import { FeedbackModule } from './feedback/index.js';
import { ModerationModule } from './moderation/index.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ProposalsModule } from './proposals/index.js';
import { PublishingModule } from './publishing/index.js';
import { ReadingModule } from './reading/index.js';
import { SettingsModule } from './settings/index.js';
import { WebhooksModule } from './webhooks/index.js';

/** What an evaluation holds from its first start; a seed that finds its rows does nothing. Returns a line for the person who started it. */
export type EvaluationSeed = (app: INestApplicationContext) => Promise<string | void>;

/** In this order: the text first, then the accounts, which belong to its agencies. */
export const evaluationSeeds: readonly EvaluationSeed[] = [seedInstitutionalFramework, seedEvaluationAccounts];

/** The whole application: a module a line. */
@Module({
  imports: [
    AccountsModule,
    DocumentsModule,
    ProposalsModule,
    DiscussionModule,
    ModerationModule,
    PublishingModule,
    EvidenceModule,
    FeedbackModule,
    AnsweringModule,
    AlertsModule,
    ExchangeModule,
    ReadingModule,
    SettingsModule,
    AuditModule,
    WebhooksModule,
  ],
})
export class AppModule {
  static of(parts: PlatformParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.of(parts)] };
  }
}
