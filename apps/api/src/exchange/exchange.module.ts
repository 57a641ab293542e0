import { Module } from '@nestjs/common';
import { MatrixController } from './matrix/matrix.controller.js';
import { PublishingModule } from '../publishing/index.js';
import { NewDocumentController } from './new-document/new-document.controller.js';
import { BringBackController } from './bring-back.controller.js';
import { KeptWordFiles } from './kept-word-files.js';
import { ProposalFilesController } from './proposal-files.controller.js';
import { PublicFilesController } from './public-files.controller.js';
import { WordDesk } from './word-desk.js';
import { WordFilesController } from './word-files.controller.js';

/** Texts out as files, and files back in. Its fixed addresses come before the one that takes any section's address. */
@Module({
  imports: [PublishingModule],
  controllers: [
    MatrixController,
    NewDocumentController,
    WordFilesController,
    ProposalFilesController,
    BringBackController,
    PublicFilesController,
  ],
  providers: [WordDesk, KeptWordFiles],
  exports: [WordDesk],
})
export class ExchangeModule {}
