import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from '../accounts/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { ProposalsController } from './proposals.controller.js';
import { RoomServer } from './rooms/room-server.js';
import { RoomSockets } from './rooms/room-sockets.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { StructureController } from './structure/structure.controller.js';
import { VisibleFirst } from './visible-first.js';
import { WorkingCopiesController } from './working-copies.controller.js';

/** What is proposed: drafts of an organisation, rounds, changes. */
@Module({
  imports: [AccountsModule, EvidenceModule],
  controllers: [ProposalsController, WorkingCopiesController, StructureController, SourcesController, RoundsController],
  providers: [RoomServer, RoomSockets, { provide: APP_INTERCEPTOR, useClass: VisibleFirst }],
})
export class ProposalsModule {}
