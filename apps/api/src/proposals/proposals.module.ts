import { Module } from '@nestjs/common';
import { ProposalsController } from './proposals.controller.js';
import { StructureController } from './structure/structure.controller.js';
import { WorkingCopiesController } from './working-copies.controller.js';

/** What is proposed: drafts of an organisation, rounds, changes. */
@Module({ controllers: [ProposalsController, WorkingCopiesController, StructureController] })
export class ProposalsModule {}
