import { Module } from '@nestjs/common';
import { ProposalsController } from './proposals.controller.js';
import { WorkingCopiesController } from './working-copies.controller.js';

/** What is proposed: drafts of an organisation, rounds, changes. */
@Module({ controllers: [ProposalsController, WorkingCopiesController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class ProposalsModule {}
