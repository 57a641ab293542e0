import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ProposalsController } from './proposals.controller.js';
import { RoomServer } from './rooms/room-server.js';
import { RoomSockets } from './rooms/room-sockets.js';
import { StructureController } from './structure/structure.controller.js';
import { WorkingCopiesController } from './working-copies.controller.js';

/** What is proposed: drafts of an organisation, rounds, changes. */
@Module({
  imports: [AccountsModule],
  controllers: [ProposalsController, WorkingCopiesController, StructureController],
  providers: [RoomServer, RoomSockets],
})
export class ProposalsModule {}
